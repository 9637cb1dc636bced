// What must hold between the Bicep and everything that names the same things: the code, azure.yaml, the hooks, the emulators.
import { keys, property, stringOf, strings, stringsBelow, walk } from "./parse.mjs";
import { mainOf, rule } from "./rules.mjs";
import { hostSettings, localOnly } from "./tables.mjs";

const fileOf = (files, path) => files.find((f) => f.path === `modules/${path}.bicep`);
const colons = (name) => name.replaceAll("__", ":");
const within = (names, key) => [...names].some((name) => name === key || (name.endsWith(":*") && `${key}:`.startsWith(name.slice(0, -1))));
const isLocalOnly = (name) => Object.keys(localOnly).some((part) => name === part || name.startsWith(`${part}:`));

export const rulesOfCode = [
  rule("settings that the code reads are set, or documented in local.settings.sample.json", ({ files, code }, look) => {
    const set = settingsIn(files);
    for (const name of code.settings) {
      const key = name.replace(/:\*$/, "");
      const told = (code.sample ?? []).map(colons).some((k) => k === key || k.startsWith(`${key}:`));
      look(set.map(colons).includes(key) || told || isLocalOnly(key) ? [] : [`${name} is neither`]);
    }
    for (const part of Object.keys(localOnly)) look([...code.settings].some((n) => n === part || n.startsWith(`${part}:`)) ? [] : [`the table of local settings names ${part}, which the code does not`]);
  }),

  rule("settings that are set or documented are read by the code", ({ files, code }, look) => {
    const told = code.sample ?? [];
    look(code.sample ? [] : ["there is no local.settings.sample.json"]);
    for (const key of new Set([...settingsIn(files), ...told])) look(hostSettings.test(key) || hostSettings.test(key.replaceAll(":", "__")) || within(code.settings, colons(key)) ? [] : [`nobody reads ${key}`]);
    for (const key of settingsIn(files)) look(told.map(colons).includes(colons(key)) || /^(APPLICATIONINSIGHTS_|AzureWebJobsStorage__|ServiceBusConnection__|OVERRIDE_)/.test(key) ? [] : [`${key} is set, but local.settings.sample.json does not explain it`]);
  }),

  rule("queues are those of the triggers", ({ files, code }, look) => {
    const ours = queuesIn(files);
    ours.forEach((name) => look(code.queues.includes(name) ? [] : [`no trigger has the queue ${name}`]));
    code.queues.forEach((name) => look(ours.includes(name) ? [] : [`a trigger has the queue ${name}, which the Bicep does not make`]));
  }),

  rule("functions that are always ready exist", ({ files, code }, look) => {
    const [, list] = /alwaysReady: \[([\s\S]*?)\n {8}\]/.exec(fileOf(files, "app")?.text ?? "") ?? [];
    for (const [, name] of (list ?? "").matchAll(/name: 'function:(\w+)'/g)) look(code.functions.includes(name) ? [] : [`there is no function ${name}`]);
  }),

  rule("events and metrics of the alert rules are the code's", ({ files, code }, look) => {
    const text = fileOf(files, "alerts")?.text ?? "";
    for (const [, name] of text.matchAll(/EventName\) == "(\w+)"/g)) look(code.events.has(name) ? [] : [`no log line has the event ${name}`]);
    for (const [, name] of text.matchAll(/Name == "([\w.]+)"/g)) look(code.metrics.has(name) ? [] : [`there is no metric ${name}`]);
  }),

  rule("containers are those that the code names", ({ files, code, sources }, look) => {
    const variable = fileOf(files, "storage")?.variables.find((v) => v.name === "containers");
    const single = Object.fromEntries(fileOf(files, "storage")?.variables.map((v) => [v.name, stringOf(v.value)]) ?? []);
    const names = variable?.value.namedChildren.map((n) => (n.type === "string" ? stringOf(n) : single[n.text])) ?? [];
    names.filter((n) => n !== single.packages).forEach((name) => look(sources.includes(`"${name}"`) ? [] : [`nothing in the code names the container ${name}`]));
    void code;
  }),

  rule("azure.yaml's service, paths and hooks are there", ({ files, azure, exists, runs }, look) => {
    const service = /^services:\s*\n(?:\s*#.*\n)*\s+([\w-]+):/m.exec(azure)?.[1];
    const tags = stringsBelow(property(fileOf(files, "app")?.resources.find((r) => r.name === "app")?.body, "tags") ?? { children: [] });
    look(service && tags.includes(service) ? [] : [`the service is ${service}, the app's tag ${tags.join(", ")}`]);
    for (const [, path] of azure.matchAll(/^\s+(?:project|path): (\S+)/gm)) look(exists(path) ? [] : [`there is no ${path}`]);
    // A service's hooks run in its project's folder, two below the root.
    for (const [, path] of azure.matchAll(/^\s+run: (?:\.\.\/\.\.\/)?(\S+)/gm)) look(runs(path) ? [] : [`${path} is not there or not executable`]);
  }),

  rule("variables of the hooks are outputs, parameters, azd's own, or set by a hook", ({ files, hooks, rawParameters }, look) => {
    const outputs = mainOf(files).outputs.map((o) => o.name);
    const given = [...rawParameters.matchAll(/\$\{(\w+)/g)].map((m) => m[1]);
    const set = [...hooks.matchAll(/(?:remember|azd env set) (\w+)/g)].map((m) => m[1]);
    const azds = ["AZURE_ENV_NAME", "AZURE_LOCATION", "AZURE_TENANT_ID", "AZURE_SUBSCRIPTION_ID", "AZURE_PRINCIPAL_ID"];
    for (const name of new Set([...hooks.matchAll(/\b(?:need|value|\$\{?)\s*((?:AZURE|SATARK)_\w+)/g)].map((m) => m[1]))) {
      look([...outputs, ...given, ...set, ...azds].includes(name) || hooks.includes(`# optional: ${name}`) ? [] : [`nobody gives ${name}`]);
    }
  }),

  rule("the emulator's queues are the Bicep's", ({ files, emulator }, look) => {
    const made = emulator.UserConfig.Namespaces[0].Queues;
    const lane = fileOf(files, "bus")?.resources.find((r) => r.name === "lane")?.body;
    look(made.map((q) => q.Name).join() === queuesIn(files).join() ? [] : [`queues are ${made.map((q) => q.Name).join()}`]);
    // A message's longest life is an hour in the emulator: that one alone differs.
    const alike = { LockDuration: "lockDuration", MaxDeliveryCount: "maxDeliveryCount", DeadLetteringOnMessageExpiration: "deadLetteringOnMessageExpiration", RequiresDuplicateDetection: "requiresDuplicateDetection", RequiresSession: "requiresSession" };
    for (const queue of made) for (const [name, ours] of Object.entries(alike)) {
      look(String(queue.Properties[name]) === stringOf(property(lane, "properties", ours)) ? [] : [`${queue.Name}: ${name} is ${queue.Properties[name]}`]);
    }
  }),
];

function settingsIn(files) {
  const found = [];
  for (const variable of ["app-settings", "relay-settings"].flatMap((name) => fileOf(files, name)?.variables ?? [])) {
    if (variable.name === "fromVault") continue;
    walk(variable.value, (node) => { if (node.type === "object") found.push(...keys(node)); });
  }
  return found;
}

const queuesIn = (files) => strings(fileOf(files, "bus")?.variables.find((v) => v.name === "lanes")?.value);
