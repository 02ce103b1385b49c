story "The will"
character Ada, Ben, Cora, Dan
place Study, Hall, Station
device Dictaphone
tape Reel
item Will
secret forged "Ben forged the will" true, known to Ben
initially
    Will is at Study; Will tells of forged; Dictaphone is at Study; Reel is with Dictaphone
scene "The night" at Study with Ada, Ben
    Ben rings Cora
    Cora answers the phone
    Ada reads the will
    Cora hangs up
    Ada asks Ben about forged
    Ben tells Ada that not forged
    Ben promises Ada that Will is with Ada
    Ada starts the dictaphone
    Ada confronts Ben with forged
    Ben confesses forged to Ada
    Ada takes the reel
    Ada promises Ben to keep forged
    Ben leaves the study for the station
    Ada phones Dan
    Ada tells Dan that forged
    Dan hangs up
    Ada arrives at Hall
    Ada tells Dan that forged
    Ada takes the will
    Ada sends the reel to Dan
