story "The last biscuit"

# A story is a list of sentences. Change one, and see who now knows what:
#     pasdedeux tell THIS_FILE         what each sentence changed in whose head
#     pasdedeux check THIS_FILE        who knows what they cannot know, who acts without a reason
#     pasdedeux ask THIS_FILE "Ida believes that Max believes that eaten"

character Ida, Max, Gran "Grandmother"
place Kitchen "the kitchen", Garden "the garden"

# What somebody keeps to themselves. It is not so unless `true` is said, and only those who are named know.
secret eaten "Max ate the last biscuit" true, known to Max
secret dog "the dog ate the last biscuit" known to Max

# What somebody would like to be so: each line counts while it holds.
wants Max
    2 for Gran believes dog

# Whoever is in a scene sees and hears what happens there. Everybody else does not.
scene "Crumbs" at Kitchen with Max, Gran
    Max tells Gran that the dog ate the last biscuit

# Ida is at the window: one sentence of the library, and she hears all of what follows.
scene "The window" at Garden with Ida
    Ida listens in on the kitchen
meanwhile scene "The truth" at Kitchen with Max, Gran
    Max confesses eaten to Gran
        intentional: it was too heavy to carry
    Max tells Gran that not dog
        intentional: so he takes the lie back
