"""The verbs, in the order in which help lists them, each with its sentence. Their files are loaded when called."""

VERBS = {
    "tell": "Tell a story: who notices what, who now believes what, who lied.",
    "check": "List what does not hold together, from leaks to acts without a reason.",
    "watch": "Check again on each save, and say what changed.",
    "why": "Say why an act was done: what was wanted, believed, expected.",
    "ask": "Answer a question about facts and beliefs, and say since when.",
    "view": "Print what one character may know now: text for a prompt, or data.",
    "may-say": "Say of claims whether somebody can know them, lies, or gives away.",
    "endings": "Draw how it may end, and what each outcome is worth to whom.",
    "draw": "Draw who knows what over time, beliefs within beliefs, or the tree of endings.",
    "find": "Find a story that reaches an ending, or show that there is none.",
    "export": "Write a told story as a screenplay, in Fountain or Markdown.",
    "report": "Write one HTML page with all that is known of a story, and a slider over its events.",
    "coverage": "List each source id with the place that covers it.",
    "credits": "Print who made it, and who plays whom.",
    "format": "Put story files in good order: same meaning, every comment kept.",
    "new": "Write a story to begin with.",
    "explain": "Print the page about a message's code.",
    "mcp": "Serve the verbs as tools for language models (MCP).",
    "doctor": "Say what is installed, which engine searches, and how to get the faster one.",
}
