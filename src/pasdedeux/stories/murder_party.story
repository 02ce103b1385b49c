story "A toast to Odette"

# Six people, a poisoned toast, and one question: where was Dorian at nine? One answer is the truth, one an honest
# mistake and one a lie. None of this is written here: whoever hears the clock has their own idea of who is where.

character Odette "the hostess", Bram, Celeste, Dorian, Effie, Quill "the inspector"
place Salon "the salon", Cellar "the cellar", Library "the library", Terrace "the terrace"
secret poisoned "Dorian poisoned the toast" known to nobody
fact at_nine(character): place "{1} was in {value} at nine"
fact lied(character), dead(character), arrested(character)

wants Dorian
    2 for poisoned
    1 for Quill believes Dorian was in Library at nine
wants Quill
    3 for poisoned and arrested(Dorian)

action "{who: character} poisons the toast"
    when who is at Cellar
    then poisoned
action "the clock strikes nine"
    by nobody
    then each character c: each place p where c is at p: c was in p at nine
    seen by everyone
action "{who: character} drinks the toast"
    by nobody
    then if poisoned: dead(who)
    seen by each x: notices(x, who)
action "{who: character} arrests {other: character}"
    knowing poisoned
    then arrested(other)

rule "nobody is mistaken about where they were" for character x
    whenever (some place p: x was in p at nine and x believes x was not in p at nine) and x has heard of (x was in Cellar at nine) and not lied(x)
    then lied(x)
rule "why lie about the cellar?"
    whenever lied(Dorian) and Dorian was in Cellar at nine and poisoned is unknown
    then poisoned

scene "Before dinner" at Salon with Odette, Bram, Celeste, Dorian, Effie, Quill
    Bram leaves the salon for the library
    Celeste leaves the salon for the library
    Effie leaves the salon for the terrace
    Dorian leaves the salon
        intentional: nobody need know where he goes
    Effie listens in on the cellar
scene "Below" at Cellar with Dorian
    Dorian poisons the toast
    The clock strikes nine
scene "The toast" at Salon with Odette, Bram, Celeste, Dorian, Effie, Quill
    The hostess drinks the toast
scene "The questions" at Library with Quill, Bram
    Bram tells the inspector that Dorian was in the salon at nine
scene "More questions" at Terrace with Quill, Dorian
    Dorian tells the inspector that Dorian was in the library at nine
scene "The last question" at Cellar with Quill, Effie
    Effie tells the inspector that Dorian was in the cellar at nine
    The inspector arrests Dorian
