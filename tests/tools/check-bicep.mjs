// Parses the Bicep and compares it with everything that names the same things. Prints each rule with how many things it
// looked at; ends with 1 where one of them is wrong. Argument: the repository's root.
import { accessSync, constants, existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readCode } from "./bicep/code.mjs";
import { readFolder } from "./bicep/parse.mjs";
import { rules } from "./bicep/rules.mjs";
import { rulesOfCode } from "./bicep/rules-of-code.mjs";

const hookNames = ["preprovision", "postprovision", "postdeploy", "cloud", "deploy-relay", "hook-words"];

/** All that the rules look at, of the repository at this root. */
export function readModel(root) {
  const text = (path) => readFileSync(join(root, path), "utf8");
  const app = join(root, "functions/Satark.Functions");
  return {
    files: readFolder(join(root, "infra-bicep")),
    rawParameters: text("infra-bicep/main.parameters.json"),
    parameters: JSON.parse(text("infra-bicep/main.parameters.json")).parameters,
    azure: text("azure.yaml"),
    hooks: hookNames.map((name) => text(`scripts/${name}`)).join("\n"),
    others: [...hookNames.map((name) => `scripts/${name}`), "azure.yaml"].map((path) => ({ path, text: text(path) })),
    emulator: JSON.parse(text("scripts/emulators.queues.json")),
    code: readCode(root),
    sources: readdirSync(app, { recursive: true }).filter((p) => p.endsWith(".cs") && !/(^|\/)(obj|bin)\//.test(p)).map((p) => readFileSync(join(app, p), "utf8")).join("\n"),
    exists: (path) => existsSync(join(root, path)),
    runs: (path) => isExecutable(join(root, path)),
  };
}

/** Every rule's finding. */
export const check = (model) => [...rules, ...rulesOfCode].map((one) => one(model));

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1]?.endsWith("check-bicep.mjs")) {
  const findings = check(readModel(process.argv[2] ?? "."));
  for (const { title, count, faults } of findings) {
    console.log(`${faults.length ? "no" : "ok"}  ${String(count).padStart(4)}  ${title}`);
    for (const fault of faults) console.log(`            ${fault}`);
  }
  const faults = findings.flatMap((f) => f.faults).length;
  console.log(`bicep: ${findings.length} rules, ${findings.reduce((sum, f) => sum + f.count, 0)} things looked at, ${faults} faults`);
  process.exit(faults ? 1 : 0);
}
