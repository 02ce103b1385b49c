story "A letter without a name"

# A love letter goes to the wrong sister, and the messenger will not admit it. Rosa, behind the hedge, comes to know
# what Fitz believes that she believes, and makes the best of it.

character Fitz, Rosa, Berta, Toni "the messenger"
place Garden "the garden", Hall "the hall", Hedge "the hedge"
item Letter "the letter"
secret dotes "Fitz loves Rosa" true, known to Fitz
secret dreams "Fitz loves Berta" known to Fitz
fact favours(secret, character)        "{1} favours {2}"
fact encouraged(character, character)  "{2} has encouraged {1}"
fact engaged(character, character)     "{1} has proposed to {2}"

initially
    Letter is with Fitz
    dotes favours Rosa; dreams favours Berta
    Rosa distrusts Toni

wants Fitz
    3 for Fitz has proposed to Rosa
wants Rosa
    2 for Fitz has proposed to Rosa

action "{lady: character} smiles at {lover: character}"
    when notices(lover, lady)
    then lady has encouraged lover
action "{lover: character} proposes to {lady: character}"
    when notices(lady, lover)
    when lady has encouraged lover
    knowing lady believes dotes
    then lover has proposed to lady

rule "a letter without a name is for whoever reads it" for character x, secret s
    whenever x has gone through Letter and s favours x and not x believes s
    then x believes s

scene "The errand" at Garden with Fitz, Toni
    Fitz gives the letter to the messenger
        intentional: he hopes for more than he can foresee
scene "The wrong sister" at Hall with Toni, Berta
    The messenger gives the letter to Berta
    Berta reads the letter
scene "The hedge" at Hedge with Rosa
    Rosa listens in on the garden
        intentional: she always does
scene "The report" at Garden with Fitz, Toni
    The messenger tells Fitz that Rosa has gone through the letter
scene "The proposal" at Garden with Fitz, Rosa
    Rosa smiles at Fitz
    Fitz proposes to Rosa
