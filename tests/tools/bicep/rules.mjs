// What must hold of the Bicep by itself. Each rule counts what it looked at and names what is wrong: a rule that looked at
// nothing proves nothing, and is itself a fault.
import { keys, property, stringOf, strings, walk } from "./parse.mjs";
import { promises, roles } from "./tables.mjs";

const isMain = (file) => file.path === "main.bicep";
const mainOf = (files) => files.find(isMain);
const assignments = (files) => files.flatMap((f) => f.resources.filter((r) => r.type.startsWith("Microsoft.Authorization/roleAssignments@")).map((r) => ({ f, r })));

/** Rule by rule: title, how many things were looked at, what is wrong with them. */
export const rules = [
  rule("files parse without a fault", ({ files }, look) => files.forEach((f) => look(f.faults.map((fault) => `${f.path}: ${fault}`)))),

  rule("modules have 40 to 110 lines", ({ files }, look) => files.filter((f) => !isMain(f)).forEach((f) => look(f.lines >= 40 && f.lines <= 110 ? [] : [`${f.path} has ${f.lines}`]))),

  rule("modules that are named exist, and none is unused", ({ files }, look) => {
    const named = files.flatMap((f) => f.modules.map((m) => ({ f, m })));
    named.forEach(({ f, m }) => look(files.some((g) => g.path === m.path) ? [] : [`${f.path}: ${m.name}: there is no ${m.path}`]));
    files.filter((f) => !isMain(f)).forEach((f) => look(named.some(({ m }) => m.path === f.path) ? [] : [`${f.path} is used by nobody`]));
  }),

  rule("parameters are described and used", ({ files }, look) => files.forEach((f) => f.params.forEach((p) => look([
    ...(p.decorators.some((d) => d.name === "description" && /'.{5,}'/s.test(d.text)) ? [] : [`${f.path}: ${p.name} has no @description`]),
    ...(f.uses.includes(p.name) ? [] : [`${f.path}: ${p.name} is not used`]),
  ])))),

  rule("module parameters are passed or have a default, and none is passed that is not declared", ({ files }, look) => files.forEach((f) => f.modules.forEach((m) => {
    const target = files.find((g) => g.path === m.path);
    const passed = keys(property(m.body, "params"));
    target?.params.filter((p) => !p.value).forEach((p) => look(passed.includes(p.name) ? [] : [`${f.path}: ${m.name} lacks ${p.name}`]));
    passed.forEach((name) => look(!target || target.params.some((p) => p.name === name) ? [] : [`${f.path}: ${m.name} gets ${name}, which ${m.path} does not declare`]));
  }))),

  rule("main's parameters have a default or stand in main.parameters.json, which names no other", ({ files, parameters }, look) => {
    const declared = mainOf(files).params;
    declared.forEach((p) => look(p.value || p.name in parameters ? [] : [`${p.name} has neither`]));
    Object.keys(parameters).forEach((name) => look(declared.some((p) => p.name === name) ? [] : [`main.parameters.json: there is no parameter ${name}`]));
    const required = declared.filter((p) => !p.value).map((p) => p.name);
    look(required.length === 3 ? [] : [`three are azd's to give; without a default are ${required.join(", ")}`]);
  }),

  rule("outputs that are used exist, and module outputs are used", ({ files }, look) => {
    const used = files.flatMap((f) => f.modules.flatMap((m) => f.members.filter((u) => u.module === m.name).map((u) => ({ f, path: m.path, name: u.output }))));
    used.forEach(({ f, path, name }) => look(files.find((g) => g.path === path)?.outputs.some((o) => o.name === name) ? [] : [`${f.path}: ${path} has no output ${name}`]));
    files.filter((f) => !isMain(f)).forEach((f) => f.outputs.forEach((o) => look(used.some((u) => u.path === f.path && u.name === o.name) ? [] : [`${f.path}: nobody uses the output ${o.name}`])));
  }),

  rule("main's outputs are UPPER_SNAKE and described", ({ files }, look) => mainOf(files).outputs.forEach((o) =>
    look(/^[A-Z][A-Z0-9_]*$/.test(o.name) && o.decorators.some((d) => d.name === "description") ? [] : [o.name]))),

  rule("API versions are pinned, no preview, one a type", ({ files }, look) => {
    const seen = new Map();
    files.forEach((f) => f.resources.forEach((r) => {
      const [type, version] = r.type.split("@");
      const first = seen.get(type.toLowerCase()) ?? version;
      seen.set(type.toLowerCase(), first);
      look([...(/^\d{4}-\d\d-\d\d$/.test(version ?? "") ? [] : [`${f.path}: ${r.type}`]), ...(first === version ? [] : [`${f.path}: ${type} at ${version}, elsewhere at ${first}`])]);
    }));
  }),

  rule("role assignments name a type of principal, a scope and a derived name", ({ files }, look) => assignments(files).forEach(({ f, r }) => look([
    ...(property(r.body, "properties", "principalType") ? [] : [`${f.path}: ${r.name} has no principalType`]),
    ...(property(r.body, "scope") ? [] : [`${f.path}: ${r.name} has no scope of its own`]),
    ...(property(r.body, "name")?.text.startsWith("guid(") ? [] : [`${f.path}: ${r.name} has no derived name`]),
  ]))),

  rule("role ids are documented ones, each in a place that says its name", ({ files }, look) => files.forEach((f) => {
    for (const [, id] of f.text.matchAll(/'([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'/g)) {
      const at = f.text.indexOf(id);
      const near = f.text.slice(f.text.lastIndexOf("\n", f.text.lastIndexOf("\n", at) - 1), f.text.indexOf("\n", at));
      look(!(id in roles) ? [`${f.path}: ${id} is no role that we know`] : near.includes(roles[id]) ? [] : [`${f.path}: ${id} is ${roles[id]}, which nothing beside it says`]);
    }
  })),

  rule("regions stand in one list only", ({ files, others }, look) => {
    const location = mainOf(files).params.find((p) => p.name === "location");
    const regions = strings(location?.decorators.find((d) => d.name === "allowed")?.node.descendantsOfType("array")[0]);
    look(regions.length ? [] : ["location has no list"]);
    const zonal = strings(mainOf(files).params.find((p) => p.name === "zonalLocations")?.value);
    zonal.forEach((region) => look(regions.includes(region) ? [] : [`zonalLocations: ${region} is not in the list`]));
    const elsewhere = [...files.filter((f) => !isMain(f)), ...others];
    elsewhere.forEach((f) => look(regions.filter((region) => f.text.includes(region)).map((region) => `${f.path} names ${region}`)));
  }),

  rule("what protects stands as it must", ({ files }, look) => promises.forEach(([path, symbol, steps, value]) => {
    const found = property(files.find((f) => f.path === path)?.resources.find((r) => r.name === symbol)?.body, ...steps)?.text;
    look(found === value ? [] : [`${path}: ${symbol}: ${steps.join(".")} is ${found ?? "missing"}, not ${value}`]);
  })),

  rule("the runtime stands in functionAppConfig alone", ({ files }, look) => files.forEach((f) => {
    const named = [];
    walk(f.resources[0]?.node.parent ?? { children: [] }, (n) => { if (n.type === "object_property" && n.namedChildren[0].text === "FUNCTIONS_WORKER_RUNTIME") named.push(n); });
    look(named.length ? [`${f.path} sets FUNCTIONS_WORKER_RUNTIME`] : []);
  })),
];

export function rule(title, check) {
  return (model) => {
    let count = 0;
    const faults = [];
    check(model, (found) => { count++; faults.push(...found); });
    return { title, count, faults: count ? faults : ["nothing was there to look at"] };
  };
}

export { assignments, mainOf, stringOf };
