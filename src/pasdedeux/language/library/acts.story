story "The library of acts"

# Every story has these acts at hand. Each is documented, with an example that runs, in docs/library.md.
#
# Three ideas carry all of it:
#   who notices what   follows from places and attention (`watches`, `notices`, `hears`);
#   who believes whom  follows from two attitudes (`distrusts`: takes for a liar, `doubts`: takes for a fool);
#   what is a lie      is never said here: an act says who asserts what (`says`), the analysis looks into the speaker.
# A definition can be replaced by a story: define one of the same name there.

# --- things ----------------------------------------------------------------------------------------------------------

type tape is item    # carries what was confessed near it
type device is item  # a tape in it records while it runs

# --- where, with whom, with what attention ---------------------------------------------------------------------------

fact place(entity): place           "{1} is at {value}"
fact holder(item): entity           "{1} is with {value}"  # a character, a device, an office
fact distracted(character)
fact listening(character): place    "{1} listens in on {value}"
fact call(character): character     "{1} is on the phone with {value}"
fact ringing(character): character  "{value} is ringing {1}"

# --- what things say -------------------------------------------------------------------------------------------------

fact tells_of(item, secret)         "{1} tells of {2}"
fact gone_through(character, item)  "{1} has gone through {2}"
fact running(device)

# --- what people are to each other -----------------------------------------------------------------------------------

fact distrusts(character, character)           "{1} distrusts {2}"  # takes the other for a liar
fact doubts(character, character)              "{1} doubts {2}"     # takes the other for a fool
fact waits_for_answer(character, character)    "{1} waits for an answer of {2}"
fact silent_for(character, character, secret)  "{1} has promised {2} silence on {3}"
fact pledged(character, character)             "{1} has given {2} a promise"
fact threatened(character, character)          "{1} has threatened {2}"

# --- the rules that a story may replace ------------------------------------------------------------------------------

define together(one: entity, other: entity): the place of one is the place of other and the place of one is not unknown
define attends(observer: character, where: place): observer is at where and not distracted(observer)
define watches(observer: character, where: place): attends(observer, where) or observer listens in on where
define notices(observer: character, actor: character): (together(observer, actor) and not distracted(observer))
    or (the listening of observer is the place of actor and the listening of observer is not unknown)
# An eavesdropper: notices somebody, and is not noticed.
define eavesdrops(observer: character, actor: character): the listening of observer is the place of actor and the listening of observer is not unknown
    and not (together(observer, actor) and not distracted(observer))
# An eavesdropper on either end of somebody's way: notices them, and is not noticed by those who are there.
define overhears(observer: character, who: character, where: place): (observer listens in on where
    or (the listening of observer is the place of who and the listening of observer is not unknown))
    and not attends(observer, where) and not (together(observer, who) and not distracted(observer))
define hears(observer: character, speaker: character): notices(observer, speaker) or observer is on the phone with speaker

# A listener believes a teller, unless they believe otherwise and take the teller for a liar or for a fool.
define accepts(hearer: character, speaker: character, c: claim): not (hearer believes not c and (hearer distrusts speaker or hearer doubts speaker))

# Whoever is not believed may still be taken to mean it. A liar is not: one who is distrusted, and who is thought to know
# better. From a fool one learns what the fool believes.
define takes_as_meant(hearer: character, speaker: character, c: claim): not (hearer distrusts speaker and hearer believes that speaker believes not c)

# Reading is believing, unless one believes otherwise.
define persuades(text: item, reader: character, s: secret): not (reader believes not s)

define in_reach(who: character, x: item): x is with who
    or (together(x, who) and the holder of x is unknown)
    or (some device d: x is with d and (d is with who or together(d, who)))

# --- coming and going ------------------------------------------------------------------------------------------------

staging action "{who: character} comes to {where: place}"
    called comes
    by nobody
    then
        who is at where
        if not who is at where: the listening of who becomes unknown
        each item x where x is at where: who believes that x is at where
        each item x where x is at where and the holder of x is unknown: who believes that the holder of x becomes unknown
        each item x where not x is at where and who believes that x is at where: who believes that the place of x becomes unknown
    seen openly by each x: x is who or attends(x, where) or notices(x, who)
    seen secretly by each x: overhears(x, who, where)
    about "A scene opens: somebody is there, and sees who and what is there too."

staging action "{who: character} goes from {where: place}"
    called goes
    by nobody
    when who is at where
    then
        the place of who becomes unknown
        the listening of who becomes unknown
    seen openly by each x: x is who or attends(x, where)
    seen secretly by each x: overhears(x, who, where)
    about "A scene opens without somebody who was there."

action "{who: character} arrives at {where: place}"
    called arrives
    when not who is at where
    then
        who is at where
        the listening of who becomes unknown
        each character x where x is at where: who believes that x is at where
        each item x where x is at where: who believes that x is at where
        each item x where x is at where and the holder of x is unknown: who believes that the holder of x becomes unknown
        each character x where not x is at where and who believes that x is at where: who believes that the place of x becomes unknown
        each item x where not x is at where and who believes that x is at where: who believes that the place of x becomes unknown
    seen openly by each x: x is who or attends(x, where) or notices(x, who)
    seen secretly by each x: overhears(x, who, where)
    about "Somebody comes in, sees who and what is there, and is seen by whoever watches."

action "{who: character} leaves {where: place} for {there: place}"
    called leaves_for
    when who is at where
    when not who is at there
    then
        who is at there
        the listening of who becomes unknown
        each character x where x is at there: who believes that x is at there
        each item x where x is at there: who believes that x is at there
        each item x where x is at there and the holder of x is unknown: who believes that the holder of x becomes unknown
        each character x where not x is at there and who believes that x is at there: who believes that the place of x becomes unknown
        each item x where not x is at there and who believes that x is at there: who believes that the place of x becomes unknown
    seen openly by each x: x is who or attends(x, where) or attends(x, there)
    seen secretly by each x: overhears(x, who, there)
    about "Somebody walks from one place to another: those at either place see it."

action "{who: character} leaves {where: place}"
    called leaves
    when who is at where
    then
        the place of who becomes unknown
        the listening of who becomes unknown
    seen openly by each x: x is who or attends(x, where)
    seen secretly by each x: overhears(x, who, where)
    about "Somebody walks off, nobody knows where to."

action "{who: character} listens in on {where: place}"
    called listens_in
    when not who is at where
    then who listens in on where
    seen by each x: x is who or (notices(x, who) and not x is at where)
    about "An eavesdropper: notices from now on whatever happens there, and those there do not know it."

action "{who: character} stops listening"
    called stops_listening
    when not the listening of who is unknown
    then the listening of who becomes unknown
    seen by each x: x is who or (notices(x, who) and not the listening of who is the place of x)
    about "The eavesdropper has heard enough."

action "{who: character} turns away"
    called turns_away
    when not distracted(who)
    then distracted(who)
    about "Attention goes elsewhere: whatever happens in the room is missed, what is said on the phone is not."

action "{who: character} looks up"
    called looks_up
    when distracted(who)
    then not distracted(who)
    seen openly by each x: x is who or notices(x, who)
    seen secretly by each x: eavesdrops(x, who)
    about "Attention comes back to the room."

# --- saying ----------------------------------------------------------------------------------------------------------

action "{speaker: character} tells {hearer: character} that {c: claim}"
    called tells
    when hearer is not speaker
    when hears(hearer, speaker)
    when speaker has heard of c
    then
        not hearer waits for an answer of speaker
        each character h where h is not speaker and hears(h, speaker):
            if accepts(h, speaker, c):
                h believes c
                h believes that speaker believes c
            otherwise if takes_as_meant(h, speaker, c):
                h believes that speaker believes c
    seen openly by each x: x is speaker or hears(x, speaker)
    seen secretly by each x: eavesdrops(x, speaker)
    says c to hearer
    about "An assertion, also of what somebody believes. The speaker needs a view of the matter; whether it is this view is not asked: that is what makes lies."

action "{speaker: character} pretends to {hearer: character} that {c: claim}"
    called pretends
    when hearer is not speaker
    when hears(hearer, speaker)
    then
        not hearer waits for an answer of speaker
        each character h where h is not speaker and hears(h, speaker):
            if accepts(h, speaker, c):
                h believes c
                h believes that speaker believes c
            otherwise if takes_as_meant(h, speaker, c):
                h believes that speaker believes c
    seen openly by each x: x is speaker or hears(x, speaker)
    seen secretly by each x: eavesdrops(x, speaker)
    says c to hearer
    about "Makes it up: a telling by somebody who need not have any view of the matter."

action "{speaker: character} reveals to {hearer: character} that {c: claim}"
    called reveals
    when hearer is not speaker
    when hears(hearer, speaker)
    when c
    knowing c
    then
        not hearer waits for an answer of speaker
        each character h where h is not speaker and hears(h, speaker):
            h believes c
            h believes that speaker believes c
    seen openly by each x: x is speaker or hears(x, speaker)
    seen secretly by each x: eavesdrops(x, speaker)
    says c to hearer
    about "The truth, said so that it cannot be doubted: everyone who hears it believes it, whatever they thought before."

action "{speaker: character} confesses {topic: secret} to {hearer: character}"
    called confesses
    when hearer is not speaker
    when hears(hearer, speaker)
    knowing topic
    then
        not hearer waits for an answer of speaker
        each character h where h is not speaker and hears(h, speaker):
            h believes topic
            h believes that speaker believes topic
        each device d where running(d) and together(d, speaker):
            each tape x where x is with d: x tells of topic
    seen openly by each x: x is speaker or hears(x, speaker)
    seen secretly by each x: eavesdrops(x, speaker)
    says topic to hearer
    about "Said against oneself, and so believed. A device that runs nearby records it on the tape that is in it."

action "{asker: character} asks {other: character} about {topic: secret}"
    called asks_about
    when other is not asker
    when hears(other, asker)
    knowing topic
    then
        asker waits for an answer of other
        each character h where h is not asker and hears(h, asker):
            h believes that asker believes topic
            # The asker goes on believing what they believed of this listener: the slip is unnoticed by its maker.
            if asker believes that h believes that asker believes not topic:
                asker believes that h believes that asker believes not topic
            otherwise if not asker believes that h believes that asker believes topic:
                asker believes that h believes that asker forgets topic
    seen openly by each x: x is asker or hears(x, asker)
    seen secretly by each x: eavesdrops(x, asker)
    asks topic to other
    about "A question that shows what the asker believes: all who hear it understand, and the asker does not notice what it gives away."

action "{asker: character} confronts {other: character} with {topic: secret}"
    called confronts
    when other is not asker
    when hears(other, asker)
    knowing topic
    then
        asker waits for an answer of other
        each character h where h is not asker and hears(h, asker): h believes that asker believes topic
    seen openly by each x: x is asker or hears(x, asker)
    seen secretly by each x: eavesdrops(x, asker)
    asks topic to other
    about "The open question: everyone knows what the asker believes, the asker included."

action "{asker: character} asks {other: character} whether {c: claim}"
    called asks_whether
    when other is not asker
    when hears(other, asker)
    then asker waits for an answer of other
    seen openly by each x: x is asker or hears(x, asker)
    seen secretly by each x: eavesdrops(x, asker)
    asks c to other
    about "A question that gives nothing away but that it is asked."

action "{speaker: character} promises {hearer: character} to keep {s: secret}"
    called promises_silence
    when hearer is not speaker
    when hears(hearer, speaker)
    when speaker has heard of s
    then speaker has promised hearer silence on s
    seen openly by each x: x is speaker or hears(x, speaker)
    seen secretly by each x: eavesdrops(x, speaker)
    promises to keep s to hearer
    about "A promise of silence. Whether it is kept is computed from what the speaker says later."

action "{speaker: character} promises {hearer: character} that {c: claim}"
    called promises
    when hearer is not speaker
    when hears(hearer, speaker)
    then speaker has given hearer a promise
    seen openly by each x: x is speaker or hears(x, speaker)
    seen secretly by each x: eavesdrops(x, speaker)
    promises c to hearer
    about "A promise that something will be so. Whether it is kept is computed from what comes."

action "{speaker: character} threatens {hearer: character} that {c: claim}"
    called threatens
    when hearer is not speaker
    when hears(hearer, speaker)
    then speaker has threatened hearer
    seen openly by each x: x is speaker or hears(x, speaker)
    seen secretly by each x: eavesdrops(x, speaker)
    threatens c to hearer
    about "A promise that nobody asked for. Whether it is carried out is computed from what comes."

# --- the phone -------------------------------------------------------------------------------------------------------

action "{caller: character} phones {callee: character}"
    called phones
    when caller is not callee
    when the call of caller is unknown
    when the call of callee is unknown
    then
        caller is on the phone with callee
        callee is on the phone with caller
        the ringing of callee becomes unknown
        distracted(caller)
        distracted(callee)
    seen openly by each x: x is caller or x is callee or notices(x, caller) or notices(x, callee)
    seen secretly by each x: eavesdrops(x, caller) or eavesdrops(x, callee)
    about "A call that is taken at once: the two hear each other wherever they are, and miss what happens around them."

action "{caller: character} rings {callee: character}"
    called rings
    when caller is not callee
    when the call of caller is unknown
    then caller is ringing callee
    seen openly by each x: x is caller or x is callee or notices(x, caller) or notices(x, callee)
    seen secretly by each x: eavesdrops(x, caller) or eavesdrops(x, callee)
    about "A phone rings, and those around hear it. Nobody is on it yet."

action "{who: character} answers the phone"
    called answers
    when not the ringing of who is unknown
    when the call of who is unknown
    then
        each character caller where caller is ringing who:
            caller is on the phone with who
            who is on the phone with caller
            distracted(caller)
        the ringing of who becomes unknown
        distracted(who)
    seen openly by each x: x is who or x is ringing who or notices(x, who)
    seen secretly by each x: eavesdrops(x, who)
    about "Takes the call that rings: attention is on the phone until somebody hangs up."

action "{who: character} hangs up"
    called hangs_up
    when not the call of who is unknown
    then
        each character other where who is on the phone with other:
            the call of other becomes unknown
            not distracted(other)
        the call of who becomes unknown
        not distracted(who)
    seen openly by each x: x is who or x is on the phone with who or notices(x, who)
    seen secretly by each x: eavesdrops(x, who)
    about "The call ends, and both are back in their rooms."

# --- things that change hands ----------------------------------------------------------------------------------------

action "{who: character} takes {x: item}"
    called takes
    when in_reach(who, x)
    when not x is with who
    then
        x is with who
        the place of x becomes unknown
    about "Picks up what lies there, or takes it out of a device."

action "{giver: character} gives {x: item} to {other: character}"
    called gives
    when x is with giver
    when other is not giver
    when notices(other, giver)
    then x is with other
    about "Hands something over."

action "{who: character} puts {x: item} down"
    called puts_down
    when x is with who
    then
        the holder of x becomes unknown
        the place of x becomes the place of who
    about "Leaves something lying where one is."

action "{who: character} puts {x: tape} into {d: device}"
    called puts_into
    when x is with who
    when in_reach(who, d)
    then x is with d
    about "Loads a device."

action "{who: character} swaps what is in {d: device} for {other: tape}"
    called swaps
    when in_reach(who, d)
    when other is with who
    then
        each tape x where x is with d: x is with who
        other is with d
        not running(d)
    about "One tape for another. In each mind the tape changes hands that this mind believes to be in the device."

action "{who: character} sends {x: item} to {other: character}"
    called sends
    when x is with who
    when who is not other
    then
        x is with other
        other has gone through x
        each secret s where x tells of s and persuades(x, other, s): other believes s
        each secret s where x tells of s: other believes that x tells of s
    seen openly by each x: x is who or x is other or notices(x, who)
    seen secretly by each x: eavesdrops(x, who)
    about "By post or by wire: the other has it, and goes through it."

# --- what things say -------------------------------------------------------------------------------------------------

action "{reader: character} reads {x: item}"
    called reads
    when in_reach(reader, x)
    then
        reader has gone through x
        each secret s where x tells of s and persuades(x, reader, s): reader believes s
        each secret s where x tells of s: reader believes that x tells of s
    about "Goes through a text, and believes it unless believing otherwise. Who watches sees it, and knows only of what they know to be in it."

action "{who: character} shows {x: item} to {other: character}"
    called shows
    when in_reach(who, x)
    when other is not who
    when notices(other, who)
    then
        other has gone through x
        each secret s where x tells of s and persuades(x, other, s): other believes s
        each secret s where x tells of s: other believes that x tells of s
    about "Lets somebody else read or watch it."

action "{who: character} copies {x: item} onto {y: item}"
    called copies
    when in_reach(who, x)
    when y is with who
    then each secret s where x tells of s: y tells of s
    about "From now on the copy says what the original says."

action "{who: character} starts {d: device}"
    called starts
    when in_reach(who, d)
    when not running(d)
    then running(d)
    about "Records whatever is confessed near it, on the tape that is in it."

action "{who: character} stops {d: device}"
    called stops
    when in_reach(who, d)
    when running(d)
    then not running(d)
    about "Records no more."

action "{viewer: character} plays the tape in hand"
    called plays
    when some tape x: x is with viewer
    then
        each tape x where x is with viewer:
            viewer has gone through x
            viewer believes that x is with viewer
            viewer believes that viewer has gone through x
            each secret s where x tells of s and persuades(x, viewer, s): viewer believes s
            each secret s where x tells of s: viewer believes that x tells of s
        each tape x where not x is with viewer and viewer believes that x is with viewer:
            viewer believes that the holder of x becomes unknown
            viewer believes not viewer has gone through x
    about "Sees which tape it is, and what is on it: whoever believed to hold another one is put right."
