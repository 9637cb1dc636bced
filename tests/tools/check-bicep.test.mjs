// Each rule of check-bicep finds the fault that it is about: one broken copy of the Bicep each. A rule that finds nothing in its
// broken copy would prove nothing in the whole one.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, mkdirSync, readFileSync, writeFileSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { readCode } from "./bicep/code.mjs";
import { check, readModel } from "./check-bicep.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = mkdtempSync(join(tmpdir(), "satark-bicep-"));
let whole;

const program = `
/// <summary>Settings <c>Satark:Azure</c>: as whom.</summary>
public sealed record AzureOptions
{
    public string? ClientId { get; init; }
}
/// <summary>Settings <c>Satark:Storage</c>.</summary>
public sealed record StorageOptions
{
    public string? TableEndpoint { get; init; }
    public string? BlobEndpoint { get; init; }
}
public static class Names
{
    public const string Url = "Satark:PublicUrl", Part = "Satark:Part", Desk = "Satark:Relay:Desk:Url";
    public const string Vault = "Satark:Keys:VaultUri", Push = "Satark:SignalR:Endpoint", Words = "Satark:Language:Endpoint";
    public const string Tenant = "Satark:SignIn:TenantId", Client = "Satark:SignIn:ClientId";
    public const string Local = "Satark:Mail:Host Satark:Escalation:Scale Satark:Webhook:AllowLoopback";
    public const string UrgentLane = "urgent";
    public const string UrgentDead = UrgentLane + "/$DeadLetterQueue";
    private const string Containers = "\\"records\\" \\"messages\\" \\"anchors\\" \\"media\\"";
}
public sealed class Functions
{
    [Function(nameof(Urgent))] public Task Urgent([ServiceBusTrigger(Names.UrgentLane, Connection = "ServiceBusConnection")] object m) => default;
    [Function("Ordinary")] public Task B([ServiceBusTrigger("ordinary", Connection = "ServiceBusConnection")] object m) => default;
    [Function("Bulk")] public Task C([ServiceBusTrigger("bulk")] object m) => default;
    [Function("Dead")] public Task D([ServiceBusTrigger(Names.UrgentDead)] object m) => default;
    private readonly string[] _containers = ["records", "messages", "anchors", "media"];
    private const string Oldest = "satark.oldest_due";
    [LoggerMessage(LogLevel.Error, "Dead.")] public static partial void DeadLettered(ILogger logger);
    [LoggerMessage(LogLevel.Information, "Tick.")]
    public static partial void Ticked(ILogger logger);
}
`;

const sample = JSON.stringify({
  Values: Object.fromEntries(["AzureWebJobsDisableHomepage", "Satark:PublicUrl", "Satark:Azure:ClientId", "Satark:Storage:TableEndpoint", "Satark:Storage:BlobEndpoint", "Satark:Keys:VaultUri", "Satark:SignalR:Endpoint", "Satark:Language:Endpoint", "Satark:SignIn:TenantId", "Satark:SignIn:ClientId", "Satark:Part", "Satark:Relay:Desk:Url"].map((name) => [name, ""])),
});

before(() => {
  for (const path of ["infra-bicep", "scripts", "azure.yaml"]) cpSync(join(root, path), join(folder, path), { recursive: true });
  // A small program that agrees with the Bicep, so that these tests say nothing of the real one.
  mkdirSync(join(folder, "functions"));
  for (const name of ["Satark", "Satark.Http", "Satark.Functions"]) mkdirSync(join(folder, "functions", name));
  writeFileSync(join(folder, "functions/Satark.Functions/App.cs"), program);
  writeFileSync(join(folder, "local.settings.sample.json"), sample);
  whole = check(readModel(folder));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const rule = (findings, title) => findings.find((f) => f.title.startsWith(title)) ?? assert.fail(`there is no rule "${title}"`);

test("the whole Bicep and a program that agrees with it have no fault", () => {
  for (const { title, count, faults } of whole) {
    assert.deepEqual(faults, [], title);
    assert.ok(count > 0, title);
  }
});

test("names are read out of the code: constants, nameof, sums, options records", () => {
  const code = readCode(folder);

  assert.deepEqual(code.queues, ["urgent", "ordinary", "bulk"]);
  assert.deepEqual(code.functions, ["Urgent", "Ordinary", "Bulk", "Dead"]);
  assert.ok(code.settings.has("Satark:Storage:BlobEndpoint") && code.settings.has("Satark:PublicUrl"));
  assert.deepEqual([...code.events].sort(), ["DeadLettered", "Ticked"]);
});

// title of the rule, file, what is replaced, by what, what the fault says
const broken = [
  ["files parse", "main.bicep", "param location string", "param location = string", /not understood|missing/],
  ["files parse", "modules/bus.bicep", "name: queue\n  properties: {", "name: queue\n  properties: ", /bus\.bicep/],
  ["modules have", "modules/bus.bicep", "\n", "\n".repeat(60), /bus\.bicep has/],
  ["modules that are named", "main.bicep", "'modules/bus.bicep'", "'modules/buss.bicep'", /there is no modules\/buss\.bicep/],
  ["parameters are described", "modules/bus.bicep", "@description('Tags of the environment.')\n", "", /tags has no @description/],
  ["parameters are described", "modules/language.bicep", "  tags: tags\n", "", /tags is not used/],
  ["module parameters", "main.bicep", "    retentionDays: logRetentionDays\n", "", /monitoring lacks retentionDays/],
  ["module parameters", "main.bicep", "    busHost: bus.outputs.host\n", "    busHost: bus.outputs.host\n    busPort: 5671\n", /gets busPort/],
  ["main's parameters", "main.parameters.json", '"principalId"', '"principal"', /principalId has neither[\s\S]*no parameter principal/],
  ["main's parameters", "main.bicep", "param logRetentionDays int = 90", "param logRetentionDays int", /logRetentionDays/],
  ["outputs that are used", "main.bicep", "busHost: bus.outputs.host", "busHost: bus.outputs.hostName", /no output hostName/],
  ["outputs that are used", "main.bicep", "relayEnabled ? relay!.outputs.vaultName : ''", "''", /nobody uses the output vaultName/],
  ["main's outputs", "main.bicep", "output SATARK_BUS_HOST", "output satarkBusHost", /satarkBusHost/],
  ["API versions", "modules/bus.bicep", "namespaces@2024-01-01' = {", "namespaces@2022-10-01-preview' = {", /preview/],
  ["API versions", "modules/app.bicep", "Microsoft.Web/sites@2024-04-01' = {", "Microsoft.Web/sites@2023-12-01' = {", /elsewhere at/],
  ["role assignments", "modules/app-identity.bicep", "principalType: 'ServicePrincipal', ", "", /onStorage has no principalType/],
  ["role assignments", "modules/app-identity.bicep", "  scope: vault\n", "", /onVault has no scope/],
  ["role assignments", "modules/app-identity.bicep", "guid(vault.id, name, vaultRole)", "'fixed'", /no derived name/],
  ["modules that are named", "modules/relay.bicep", "module bus 'bus.bicep'", "module bus 'buses.bicep'", /there is no modules\/buses\.bicep/],
  ["role ids", "modules/app-identity.bicep", "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", "090c5cfd-751d-490a-894a-3ce6f1109419", /no role that we know/],
  ["role ids", "modules/deployer-roles.bicep", "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0", /is Azure Service Bus Data Receiver, which nothing beside it says/],
  ["regions", "modules/language.bicep", "location: location", "location: 'centralindia'", /language\.bicep names centralindia/],
  ["regions", "main.bicep", "array = [ 'centralindia' ]", "array = [ 'eastus' ]", /eastus is not in the list/],
  ["what protects", "modules/storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", /allowSharedKeyAccess is true/],
  ["what protects", "modules/bus.bicep", "requiresDuplicateDetection: false", "requiresDuplicateDetection: true", /requiresDuplicateDetection is true/],
  ["the runtime", "modules/app-settings.bicep", "var ofHost = {\n", "var ofHost = {\n  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'\n", /app-settings\.bicep sets/],
  ["settings that are set", "modules/app-settings.bicep", "Satark__PublicUrl:", "Satark__PublicAddress:", /nobody reads Satark__PublicAddress/],
  ["settings that the code reads", "../functions/Satark.Functions/App.cs", "public string? ClientId", "public string? Tenant { get; init; }\n    public string? ClientId", /Satark:Azure:Tenant is neither/],
  ["settings that are set", "../local.settings.sample.json", '"Satark:PublicUrl"', '"Satark:Publicurl"', /nobody reads Satark:Publicurl[\s\S]*does not explain it/],
  ["queues are", "modules/bus.bicep", "'ordinary', 'bulk'", "'ordinary', 'slow'", /no trigger has the queue slow[\s\S]*queue bulk/],
  ["functions that are always ready", "modules/app.bicep", "function:Urgent", "function:Urgently", /no function Urgently/],
  ["events and metrics", "modules/alerts.bicep", '"Ticked"', '"Tick"', /no log line has the event Tick$/],
  ["events and metrics", "modules/alerts.bicep", "satark.oldest_due", "satark.oldest", /no metric satark\.oldest/],
  ["containers are", "modules/storage.bicep", "'anchors'", "'anchor'", /container anchor$/],
  ["azure.yaml", "../azure.yaml", "\n  satark:\n", "\n  desk:\n", /the service is desk/],
  ["azure.yaml", "../azure.yaml", "./scripts/postdeploy", "./scripts/postdeployed", /postdeployed is not there/],
  ["variables of the hooks", "../scripts/postdeploy", "need SATARK_APP_URL", "need SATARK_URL", /nobody gives SATARK_URL/],
  ["the emulator's queues", "../scripts/emulators.queues.json", '"MaxDeliveryCount": 10', '"MaxDeliveryCount": 3', /urgent: MaxDeliveryCount is 3/],
];

for (const [title, path, from, to, says] of broken) {
  test(`${title}: found where ${path.replace("../", "")} has ${JSON.stringify(to.trim().slice(0, 50))}`, () => {
    const file = join(folder, "infra-bicep", path);
    const text = readFileSync(file, "utf8");
    assert.ok(text.includes(from), `${path} has no ${from}`);
    try {
      writeFileSync(file, text.replace(from, to));
      const { faults } = rule(check(readModel(folder)), title);
      assert.match(faults.join("\n"), says);
    } finally {
      writeFileSync(file, text);
    }
  });
}

test("a hook that is not executable is found", () => {
  const file = join(folder, "scripts/postdeploy");
  try {
    chmodSync(file, 0o644);
    assert.match(rule(check(readModel(folder)), "azure.yaml").faults.join(), /postdeploy is not there or not executable/);
  } finally {
    chmodSync(file, 0o755);
  }
});

test("every rule has a broken copy that it finds", () => {
  const met = new Set(broken.map(([title]) => rule(whole, title).title));
  assert.deepEqual(whole.map((f) => f.title).filter((title) => !met.has(title)), []);
});

