"""The server for language models: the verbs as tools of the Model Context Protocol.

`server` needs the extra `pasdedeux[mcp]`; nothing here is loaded before `pasdedeux mcp` is called.
"""
