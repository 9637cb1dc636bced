// What the code itself says its names are: settings, queues, functions, events, metrics. Read from the sources, so that no
// list is kept by hand beside them.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const projects = ["functions/Satark", "functions/Satark.Http", "functions/Satark.Relay", "functions/Satark.Functions"];

/** The names of the code below this root. */
export function readCode(root) {
  const sources = projects.flatMap((project) => sourcesOf(join(root, project)));
  const app = sources.filter((s) => s.path.includes("Satark.Functions"));
  const constants = new Map(sources.flatMap((s) => [...s.text.matchAll(/(?:class|record)\s+(\w+)|const string (\w+) = ([^;]+);/g)].reduce(inTypes, { type: "", found: [] }).found));
  const resolve = (expression) => resolveIn(constants, expression);
  const attribute = (name) => app.flatMap((s) => [...s.text.matchAll(new RegExp(`\\[${name}\\(\\s*(\\$?"[^"]*"|[\\w.]+(?:\\([\\w.]+\\))?(?:\\s*\\+\\s*(?:"[^"]*"|[\\w.]+))*)`, "g"))].map((m) => resolve(m[1])));
  const sample = join(root, "local.settings.sample.json");
  return {
    settings: settingsOf(sources),
    sample: existsSync(sample) ? documentedIn(JSON.parse(readFileSync(sample, "utf8"))) : undefined,
    queues: [...new Set(attribute("ServiceBusTrigger").map((q) => q?.replace(/\/\$(?:DeadLetterQueue|deadletterqueue)$/, "")))],
    functions: attribute("Function"),
    // A log line's event is named by its method, unless it says another name.
    events: new Set(app.flatMap((s) => [...s.text.matchAll(/\[LoggerMessage\((.*?)\)\]\s*(?:public|internal) static partial void (\w+)\(/gs)].map((m) => resolve(/EventName = ("\w+"|[\w.]+)/.exec(m[1])?.[1] ?? `"${m[2]}"`)))),
    metrics: new Set(app.flatMap((s) => [...s.text.matchAll(/"(satark\.[a-z_.]+)"/g)].map((m) => m[1]))),
  };
}

/** Settings as the code names them, "Satark:Section:Name"; a trailing ":*" stands for what follows in lists and dictionaries. */
function settingsOf(sources) {
  const names = new Set();
  for (const { text } of sources) {
    for (const [, name] of text.matchAll(/(Satark(?::[A-Z]\w*)+)(?![\w:]*:[{*])/g)) names.add(name);
    for (const [, section, body] of text.matchAll(/Settings? <c>(Satark(?::[A-Z]\w*)+)(?::\*)?<\/c>[\s\S]*?record (?:struct )?\w+(?:\([^)]*\))?\s*\{([\s\S]*?)\n\}/g)) {
      names.delete(section);
      // Such a record reads each value by its name: those stand in its text.
      if (body.includes("Read(IConfiguration") && !body.includes(".Get<")) continue;
      for (const [, type, name] of body.matchAll(/public (?:required )?([\w<>?,[\] ]+?) (\w+) \{ get; init; \}/g)) {
        const isMany = /List|Dictionary|\[\]/.test(type);
        // A list that bears its section's own name is the section: Satark:Agencies:0:Id.
        const own = section.endsWith(`:${name}`) ? section : `${section}:${name}`;
        // Some properties stand at a place of their own, and say so.
        const said = new RegExp(`Settings? <c>(Satark(?::\\w+)+)</c>[^\\n]*\\n\\s*public [^\\n]*\\b${name} \\{ get; init; \\}`).exec(body)?.[1];
        names.add((said ?? own) + (isMany ? ":*" : ""));
      }
    }
  }
  return new Set([...names].filter((name) => ![...names].some((other) => other !== name && (other === `${name}:*` || (other.startsWith(`${name}:`) && !other.endsWith(":*"))))));
}

function sourcesOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith(".cs") && !/(^|[\\/])(obj|bin)[\\/]/.test(path))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(folder, path), "utf8") }));
}

// Constants are known by their own name and by Type.Name.
function inTypes(state, [, type, name, value]) {
  if (type) return { ...state, type };
  state.found.push([name, value], [`${state.type}.${name}`, value]);
  return state;
}

function resolveIn(constants, expression, depth = 0) {
  const text = expression.trim();
  if (depth > 5) return undefined;
  if (text.includes("+")) return text.split("+").map((part) => resolveIn(constants, part, depth + 1)).join("");
  if (text.startsWith("$")) return text.slice(2, -1).replace(/\{([\w.]+)\}/g, (_, name) => resolveIn(constants, name, depth + 1));
  if (text.startsWith('"')) return text.slice(1, -1);
  const named = /^nameof\((?:\w+\.)*(\w+)\)$/.exec(text)?.[1];
  if (named) return named;
  const value = constants.get(text) ?? constants.get(text.split(".").slice(-2).join("."));
  return value === undefined ? undefined : resolveIn(constants, value, depth + 1);
}

// Settings with a value, and settings that are only explained: those stand in a list of their own that nobody reads.
const documentedIn = (json) => [...new Set([...Object.keys(json.Values ?? {}), ...Object.keys(json["//"] ?? {})])].filter((name) => name !== "_");
