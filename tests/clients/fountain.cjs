// What fountain-js reads in Fountain texts: a JSON list of texts on the standard input, a list of token lists on the output.
const { Fountain } = require("fountain-js");

let text = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (part) => (text += part));
process.stdin.on("end", () => {
  const read = JSON.parse(text).map((script) => new Fountain().parse(script, true).tokens);
  process.stdout.write(JSON.stringify(read));
});
