story "Interview (2003)"
remake of interview

# The film of Theo van Gogh: the same night with its first two leading actors.

credit title "Interview" [C1]
credit year "2003"
credit director "Theo van Gogh" [C5]
credit country "Netherlands"
cast Pierre "Pierre Bokma" as "Pierre" [C5]
cast Katya "Katja Schuurman" as "Katya" [C5]
