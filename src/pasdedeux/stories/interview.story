story "Interview"
covers C1 to C7, P1.1 to P1.4, P2.1 to P2.4, P3.1 to P3.6, P4.1 to P4.5, P5.1 to P5.5

# The film of 2007, its facts in our words. Two people lie to each other for a night. Nothing below says who is right,
# who lies or who has been fooled: all of that follows from who was where, with what attention, and who said what.

credit title "Interview" [C1]
credit year "2007" [C1]
credit director "Steve Buscemi" [C1, C7]
credit producer "Gijs van de Westelaken", "Bruce Weiss" [C1]
credit writer "Steve Buscemi", "David Schechter" [C1]
credit starring "Steve Buscemi", "Sienna Miller", "Danny Schechter" [C1]
credit voice "James Franco" [C1]
credit music "Evan Lurie" [C2]
credit cinematography "Thomas Kist" [C2]
credit editing "Kate Williams" [C2]
credit studio "Column Productions", "Ironworks Productions" [C2]
credit distributor "Sony Pictures Classics" in "United States" [C3]
credit distributor "A-Film Distribution" in "Netherlands" [C3]
credit released "2007-07-13" [C4]
credit runtime "86 minutes" [C4]
credit country "United States", "Netherlands" [C4]
credit language "English" [C4]
credit remake "Interview (2003), directed by Theo van Gogh", "with Pierre Bokma as Pierre", "with Katja Schuurman as Katya" [C5]
credit cameo "Katja Schuurman, the Katya of 2003, leaves a limousine near the end" [C7]
cast Pierre "Steve Buscemi" as "Pierre Peders" [C6]
cast Katya "Sienna Miller" as "Katya" [C6]
cast "Maître d'" "Danny Schechter" [C6]
cast "Robert Peders" "Michael Buscemi" [C6]
cast "Maggie" "Tara Elders" [C6]
cast "The waitress" "Molly Griffith" [C6]
cast "The autograph seeker" "Philippe Vonlanthen" [C6]
cast "The cab driver" "Craig muMs Grant" [C6]
cast Boyfriend "James Franco" as "The boyfriend on the phone" [C6]
cast "The lady of the limousine" "Katja Schuurman" [C6]

type beat, treat
beat Portrait "the portrait of Katya", Scandal "the White House scandal"
treat Wine "wine", Cocaine "cocaine"
character Pierre, Katya, Editor "the editor", Boyfriend "the boyfriend"
place Newsroom "the newsroom", Restaurant "the restaurant", Loft "the loft", Bedroom "the bedroom", Street "the street", Police "the police"
device Camera "the camcorder"
tape Confession "the confession tape", Rehearsal "the rehearsal tape", Blank "a blank tape"
item Diary "the diary", Passage "the e-mailed passage"

secret cancer "Katya has cancer" known to Katya, Boyfriend
secret hers "the diary is about Katya" known to Katya
secret prostitute "Pierre once went to a male prostitute" true, known to Pierre
secret invented "Pierre invented stories and sources" true, known to Pierre
secret exwife "Pierre let his former wife die by coming late to her call for help" true, known to Pierre [P4.2]
secret googling "Pierre is only searching for Katya's name" known to Pierre

fact assigned(character): beat "{1} is assigned to {value}", upper_hand: character "{value} has the upper hand"
fact dislikes(character, character) "{1} dislikes {2}", owes_secret(character, character) "{1} owes {2} a secret"
fact had(character, treat) "{1} has had {2}", breaking(beat), printed(item)
fact hurt(character), angry(character), suspicious(character), contrite(character), sullen(character), kissing(character, character) "{1} is kissing {2}", suggested(character) "a search for {1}'s name is in the air"

initially
    Pierre is at Newsroom; Editor is at Newsroom; Katya is at Restaurant
    Camera is at Loft; Diary is at Loft
    Confession is with Camera; Rehearsal is with Katya; Blank is with Pierre; Passage is with Pierre; Diary tells of hers
    Katya doubts Pierre  # she takes him for a fool, and he does not suspect it
    Pierre believes that not Katya doubts Pierre

wants Pierre [P1.1]
    2 for Pierre is assigned to Scandal  # what he would rather do, and never gets
    -1 for Pierre is assigned to Portrait
    1 for Pierre has the upper hand
    1 for angry(Pierre) and Pierre has had Wine and Katya believes prostitute
    1 for Pierre has gone through Diary
    1 for Passage tells of hers
    -1 for suspicious(Katya)
    1 for Pierre waits for an answer of Katya
    1 for Katya believes contrite(Pierre)
    1 for contrite(Pierre) and Pierre has promised Katya silence on cancer
    -2 for Pierre owes Katya a secret
    1 for contrite(Pierre) and Katya believes exwife
    2 for Confession is with Pierre
    2 for Editor believes cancer
    1 for Katya believes that Confession is with Pierre
    1 for Pierre has gone through Confession
    -5 for Confession is with Editor
    -8 for Confession is with Police
    2 for printed(Passage) and (Confession is with Editor or Confession is with Police)
    -3 for printed(Passage) and Confession is with Katya
wants Katya [P1.4]
    1 for Pierre has had Wine
    1 for Pierre has had Cocaine
    1 for Katya has the upper hand
    1 for suggested(Katya)
    -1 for Pierre is kissing Katya and Boyfriend is ringing Katya
    -2 for Boyfriend is ringing Katya
    -3 for Pierre believes hers [P3.3]  # her privacy
    2 for contrite(Pierre)
    1 for Pierre believes that Boyfriend believes not cancer
    1 for Pierre owes Katya a secret
    1 for running(Camera)
    2 for Confession is with Katya
    4 for Confession is with Katya and Pierre believes not cancer
    1 for Confession is with Katya and Katya has threatened Pierre
    1 for Confession is with Katya and Katya has gone through Confession
    9 for Confession is with Editor
    9 for Confession is with Police
    -4 for printed(Passage)

action "{boss} assigns {who: character} to {b: beat}"
    then who is assigned to b
action "{b: beat} breaks"
    by nobody
    then breaking(b)
    seen by everyone
action "{one: character} and {other: character} dislike each other at once"
    by nobody
    then one dislikes other; other dislikes one
action "the interview of {one: character} and {other: character} fails"
    by nobody
    then the upper_hand becomes unknown
action "{who: character} is hurt by accident"
    by nobody
    then hurt(who)
action "{host: character} shares {t: treat} with {guest: character}"
    when notices(guest, host) and guest is not host
    then host has had t; guest has had t
action "{who: character} shoves {other: character}"
    when notices(other, who) and other is not who
    then who has the upper hand
action "{who: character} teases {other: character} into a kiss"
    when notices(other, who) and other is not who
    then who has the upper hand; other is kissing who
action "{who: character} stops {other: character}"
    when notices(other, who) and other is not who
    then not other is kissing who; angry(other)
action "{who: character} suggests that {other: character} search for her name"
    then suggested(who)
action "{who: character} notices something about {other: character}"
    by nobody
    then suspicious(who); not distracted(who)
action "{who: character} demands a secret of {other: character}"
    when contrite(other)
    then other owes who a secret
action "{who: character} turns {x: tape} over to the police"
    when x is with who
    then x is with Police
    seen by everyone
action "{who: character} prints {x: item}"
    when x is with who
    then printed(x)
    seen by everyone

rule "a cover that her own suggestion makes likely" [P2.4]
    whenever suspicious(Katya) and suggested(Katya) and Katya believes googling
    then not suspicious(Katya)
rule "whoever pried into the grief of a dying woman is sorry" [P3.4]
    whenever Pierre believes hers and Pierre believes cancer and not contrite(Pierre)
    then contrite(Pierre)
rule "a secret pays for a secret" [P4.1]
    whenever Pierre owes Katya a secret and Katya believes invented
    then not Pierre owes Katya a secret
rule "whoever has been fooled trusts no more" [P5.1]
    whenever contrite(Pierre) and Pierre believes not cancer
    then not contrite(Pierre); Pierre distrusts Katya
rule "whoever wrongly boasts of the one tape has taken the other" [P5.3]
    whenever Pierre believes that Confession is with Pierre and Confession is with Katya and Rehearsal is with Camera
    then Rehearsal is with Pierre
rule "beaten: then she was not bluffing" [P5.4]
    whenever Pierre distrusts Katya and Pierre has gone through Rehearsal and not sullen(Pierre)
    then sullen(Pierre); if the holder of Confession is unknown: Confession is with Katya

act "Strangers"
scene "The order" at Newsroom with Editor, Pierre
    The editor assigns Pierre to the portrait of Katya  [P1.1]
    The White House scandal breaks                      [P1.2]
scene "The table" at Restaurant with Katya, Pierre [P1.2]
    Pierre and Katya dislike each other at once  [P1.2]
    The interview of Pierre and Katya fails      [P1.3]
    Pierre is hurt by accident                   [P1.3]
scene "Upstairs" at Loft with Katya, Pierre [P1.3]
    Katya shares wine with Pierre     [P1.4]
    Katya shares cocaine with Pierre  [P1.4]
    Pierre shoves Katya               [P1.4]
    Katya suggests that Pierre search for her name
act "The diary"
scene "The night" at Loft with Katya, Pierre
    Katya teases Pierre into a kiss                                    [P2.1]
    The boyfriend rings Katya                                          [P2.1]
    Katya stops Pierre                                                 [P2.1]
    Pierre tells Katya that Pierre once went to a male prostitute      [P2.2]
    The boyfriend rings Katya
    Katya answers the phone
    Pierre reads the diary                                             [P2.3]
    Katya notices something about Pierre
    Pierre tells Katya that Pierre is only searching for Katya's name  [P2.4]
    Katya turns away                                                   intentional: the call goes on
    Pierre copies the diary onto the e-mailed passage                  [P3.1]
    Katya hangs up                                                     intentional: the call is over
    Pierre asks Katya about hers                                       [P3.2]
    Katya tells Pierre that Katya has cancer                           [P3.3]
    Pierre tells Katya that Pierre is contrite                         [P3.4]
    Katya tells Pierre that the boyfriend believes not cancer          [P3.5]
    Pierre promises Katya to keep cancer                               [P3.6]
    Katya demands a secret of Pierre                                   [P3.6]
act "The tape"
scene "The confession" at Loft with Katya, Pierre
    Katya starts the camcorder
    Pierre confesses invented to Katya                      [P4.1]
    Pierre confesses exwife to Katya                        [P4.2]
    Katya swaps what is in the camcorder for the rehearsal tape, unseen
    Katya leaves the loft for the bedroom                   intentional: she gives him time
    Pierre swaps what is in the camcorder for a blank tape  [P4.3]
    Pierre phones the editor
    Pierre tells the editor that Katya has cancer           intentional: this is the betrayal, and she never learns of it [P4.4]
    Pierre hangs up                                         intentional: all is said
    Pierre leaves the loft for the street                   intentional: he has all he came for [P4.5]
act "The call"
scene "Upstairs and down" at Loft with Katya
    Katya phones Pierre                                                                                         [P4.5]
    Katya reveals to Pierre that (not cancer and not hers)                                                      [P5.1]
    Katya tells Pierre that the confession tape is with Katya                                                   intentional: he is to hear it, believed or not [P5.1]
    Katya threatens Pierre that (the confession tape is with the editor or the confession tape is with Police)  [P5.2]
    Pierre tells Katya that the confession tape is with Pierre                                                  [P5.3]
    Katya tells Pierre that the rehearsal tape is with Pierre                                                   intentional: she is right, and he need not believe it [P5.3]
    Katya plays the tape in hand                                                                                [P5.4]
meanwhile scene "Alone" at Street with Pierre
    Pierre plays the tape in hand  [P5.4]

ending "The threat" [P5.5]
    Katya either
        Katya sends the confession tape to the editor
        Katya turns the confession tape over to the police
        nothing
    Pierre either
        Pierre prints the e-mailed passage
        nothing
