story "The will"
character Ada, Ben, Cora, Dan
place Study "the study", Hall "the hall", Station "the station"
device Dictaphone "the dictaphone"
tape Reel "the reel"
item Will "the will"
secret forged "Ben forged the will" true, known to Ben
initially
    Will is at Study; Will tells of forged; Dictaphone is at Study; Reel is with Dictaphone; Ada distrusts Ben
scene "The night" at Study with Ada, Ben
    Cora rings Ben
    Ben answers the phone
    Ada reads the will
    Ben hangs up
    Ada asks Ben about forged
    Ben tells Ada that not forged
    Ada starts the dictaphone
    Ada confronts Ben with forged
    Ben confesses forged to Ada
    Ada takes the reel
    Ada promises Ben that the will is with Ben
    Ben takes the will
    Ben leaves the study for the station
    Ada phones Dan
    Ada tells Dan that Ben forged the will
    Ada hangs up
    Ada leaves the study for the hall
    Cora arrives at the hall
    Ada plays the tape in hand
    Ada sends the reel to Dan
