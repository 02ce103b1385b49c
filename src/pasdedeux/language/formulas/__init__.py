"""Words with a meaning: names looked up, and formulas, values and questions read with them."""
