"""Seeing: whoever is in a room sees what lies there, and what does not lie where they thought."""

RULES = """trigger see(who : character, what : thing, here : room) {
	precondition: at(who) == here & spot(what) == here & believes(who, spot(what)) != here;
	effect: believes(who, spot(what) = here);
};

trigger miss(who : character, what : thing, here : room) {
	precondition: at(who) == here & spot(what) != here & believes(who, spot(what)) == here;
	effect: believes(who, spot(what) = ?);
};
"""
