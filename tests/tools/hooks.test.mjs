// The hooks of azd against fakes: no cloud is reached from here, so this is how they are known to work.
import assert from "node:assert/strict";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { cloud, outputs } from "./hooks/world.mjs";

let here;
const begin = (state) => (here = cloud(state));
afterEach(() => here?.end());
const rolesOf = (app) => app.appRoles.map((r) => r.value).sort();

test("preprovision makes the registration, its roles, its service principal, and the deployer an admin", () => {
  const world = begin();

  const { code, said } = world.run("preprovision");

  assert.equal(code, 0, said);
  const { apps: [app], sps: [sp], env } = world.state();
  assert.deepEqual([app.displayName, app.audience, app.idTokens], ["Satark (pilot)", "AzureADMyOrg", "true"]);
  assert.deepEqual(rolesOf(app), ["Admin", "Operator", "Station", "Supervisor"]);
  assert.equal(sp.required, true);
  assert.deepEqual(sp.assigned, [{ principalId: "me-1", resourceId: sp.id, appRoleId: app.appRoles.find((r) => r.value === "Admin").id }]);
  assert.equal(env.SATARK_SIGNIN_CLIENT_ID, app.appId);
});

test("preprovision run again changes nothing", () => {
  const world = begin();
  world.run("preprovision");
  const once = world.state();

  const { code, said } = world.run("preprovision");

  assert.equal(code, 0, said);
  assert.deepEqual(world.state(), once);
});

test("preprovision finds a registration that azd has forgotten, and adds only the roles that it lacks", () => {
  const world = begin({ apps: [{ appId: "old", displayName: "Satark (pilot)", appRoles: [{ id: "x", value: "Auditor" }, { id: "y", value: "Station" }], redirectUris: [] }] });

  const { code, said } = world.run("preprovision");

  assert.equal(code, 0, said);
  assert.deepEqual(rolesOf(world.state().apps[0]), ["Admin", "Auditor", "Operator", "Station", "Supervisor"]);
  assert.equal(world.state().apps.length, 1);
  assert.equal(world.state().apps[0].appRoles.find((r) => r.value === "Station").id, "y");
});

test("preprovision waits for a directory that does not know the registration yet", () => {
  const world = begin({ slowDirectory: 3 });

  const { code, said } = world.run("preprovision");

  assert.equal(code, 0, said);
  assert.equal(world.state().sps.length, 1);
});

test("preprovision in a pipeline says that nobody is admin yet, and goes on", () => {
  const world = begin({ me: "" });

  const { code, said } = world.run("preprovision");

  assert.equal(code, 0, said);
  assert.match(said, /give somebody the role Admin by hand/);
});

for (const [why, state, env, says] of [
  ["nobody is signed in", { signedOut: true }, {}, /az login/],
  ["azd did not call it", {}, { AZURE_ENV_NAME: undefined }, /AZURE_ENV_NAME is not set/],
  ["the registration is another tenant's", {}, { SATARK_SIGNIN_CLIENT_ID: "elsewhere" }, /this tenant does not have/],
  ["two registrations have the name", { apps: ["a", "b"].map((appId) => ({ appId, displayName: "Satark (pilot)", appRoles: [], redirectUris: [] })) }, {}, /several registrations/],
]) {
  test(`preprovision stops with a sentence where ${why}`, () => {
    const world = begin(state);

    const { code, said } = world.run("preprovision", env);

    assert.equal(code, 1);
    assert.match(said, says);
    assert.equal(world.state().env.SATARK_SIGNIN_CLIENT_ID, undefined);
  });
}

test("postprovision makes the wrapping key once, 32 bytes, never on a command line, and leaves no copy", () => {
  const world = begin();
  world.run("preprovision");

  const { code, said } = world.run("postprovision");

  assert.equal(code, 0, said);
  const key = world.state().secrets["satark-master"];
  assert.equal(Buffer.from(key, "base64").length, 32);
  assert.ok(!JSON.stringify(world.calls()).includes(key) && !said.includes(key));
  assert.deepEqual(readdirSync(world.folder).filter((name) => name.startsWith("tmp.")), []);
  world.run("postprovision");
  assert.equal(world.state().secrets["satark-master"], key);
});

test("postprovision waits for a vault that does not let the deployer in yet", () => {
  const world = begin({ slowVault: 4 });
  world.run("preprovision");

  const { code, said } = world.run("postprovision");

  assert.equal(code, 0, said);
  assert.ok(world.state().secrets["satark-master"]);
});

test("postprovision never makes a second wrapping key where the first was deleted", () => {
  const world = begin({ deleted: ["satark-master"] });
  world.run("preprovision");

  const { code, said } = world.run("postprovision");

  assert.equal(code, 1);
  assert.match(said, /secret recover --vault-name kv-pilot --name satark-master/);
  assert.deepEqual(world.state().secrets, {});
});

test("postprovision lets sign-in return to both addresses, and keeps those that an admin added", () => {
  const world = begin();
  world.run("preprovision");
  world.change((c) => c.apps[0].redirectUris.push("https://other.police.example/.auth/login/aad/callback"));

  const { code, said } = world.run("postprovision");

  assert.equal(code, 0, said);
  assert.deepEqual(world.state().apps[0].redirectUris, ["desk", "func-pilot", "other"].map((name) => `https://${name}${name === "func-pilot" ? ".azurewebsites.net" : ".police.example"}/.auth/login/aad/callback`));
});

test("postprovision lets the registration trust the app's identity, once, so that no secret is needed", () => {
  const world = begin();
  world.run("preprovision");

  world.run("postprovision");
  const { code, said } = world.run("postprovision");

  assert.equal(code, 0, said);
  assert.deepEqual(world.state().apps[0].trusts, [{ name: "satark-1d", issuer: "https://login.microsoftonline.com/tenant-1/v2.0", subject: "1d-of-the-app", audiences: ["api://AzureADTokenExchange"] }]);
});

test("postprovision seeds a roster that is there, with the cloud's settings, again until its role counts", () => {
  const world = begin({ exits: { seed: [1, 1] } });
  world.run("preprovision");
  writeFileSync(join(world.folder, "roster.json"), "{}");

  const { code, said } = world.run("postprovision");

  assert.equal(code, 0, said);
  const ran = world.state().ran;
  assert.deepEqual(ran.map((r) => r.words), [["seed", "roster.json"], ["seed", "roster.json"], ["seed", "roster.json"]]);
  assert.doesNotMatch(said, /NO LAST RESORT/);
  assert.deepEqual(ran[0].settings, {
    Satark__PublicUrl: "https://desk.police.example", Satark__Storage__TableEndpoint: "https://st.table.core.windows.net/", Satark__Storage__BlobEndpoint: "https://st.blob.core.windows.net/",
    Satark__Keys__VaultUri: "https://kv-pilot.vault.azure.net/", Satark__SignIn__TenantId: "tenant-1", Satark__SignIn__ClientId: "app-1", ServiceBusConnection__fullyQualifiedNamespace: "sb.servicebus.windows.net",
  });
});

test("postprovision without a roster says how to get one, and which vendor secrets are missing", () => {
  const world = begin({ own: { settings: {}, secrets: ["Satark__Sms__AuthToken", "Satark__SendGrid__ApiKey"] }, secrets: { "satark-sendgrid-apikey": "x" } });
  world.run("preprovision");

  const { code, said } = world.run("postprovision");

  assert.equal(code, 0, said);
  assert.match(said, /roster\.example\.json/);
  assert.match(said, /!! NO LAST RESORT/);
  assert.match(said, /missing: Satark__Sms__AuthToken\..*--name satark-sms-authtoken/);
  assert.doesNotMatch(said, /missing: Satark__SendGrid__ApiKey/);
  assert.ok(!existsSync(join(world.folder, "roster.json")) && world.state().ran.length === 0);
  assert.equal(world.state().refreshed, undefined);
});

test("postprovision has the app read its secrets anew once none is missing", () => {
  const world = begin({ own: { settings: {}, secrets: ["Satark__Sms__AuthToken"] }, secrets: { "satark-sms-authtoken": "x" } });
  world.run("preprovision");

  const { code, said } = world.run("postprovision");

  assert.equal(code, 0, said);
  assert.match(said, /reads its 1 secrets anew/);
  assert.deepEqual(world.state().refreshed, ["sub-1", "resourceGroups", "rg-pilot", "providers", "Microsoft.Web", "sites", "func-pilot"]);
});

test("postdeploy probes the app's own address with a test alert and ends with yes", () => {
  const world = begin({ env: { SATARK_SIGNIN_CLIENT_ID: "app-1" } });

  const { code, said } = world.run("postdeploy");

  assert.equal(code, 0, said);
  assert.deepEqual(world.state().ran.map((r) => r.words), [["probe", "--url", "https://func-pilot.azurewebsites.net", "--mode", "test"]]);
  assert.match(said.trim().split("\n").at(-1), /^yes: /);
});

test("postdeploy ends with no, and fails, where the alert does not come through", () => {
  const world = begin({ env: { SATARK_SIGNIN_CLIENT_ID: "app-1" }, exits: { probe: [1] } });

  const { code, said } = world.run("postdeploy");

  assert.equal(code, 1);
  assert.match(said.trim().split("\n").at(-1), /^no: /);
});

for (const [mode, code, ran] of [["exercise", 0, 1], ["none", 0, 0], ["actual", 1, 0]]) {
  test(`postdeploy told ${mode} ${ran ? "sends one" : "sends nothing"}`, () => {
    const world = begin({ env: { SATARK_SIGNIN_CLIENT_ID: "app-1" } });

    assert.equal(world.run("postdeploy", { SATARK_DEPLOY_ALERT: mode }).code, code);

    assert.deepEqual(world.state().ran.map((r) => r.words.at(-1)), ran ? [mode] : []);
  });
}

test("scripts/cloud runs a verb with the values of azd's environment, called without azd", () => {
  const world = begin({ env: { ...outputs, SATARK_SIGNIN_CLIENT_ID: "app-1" } });
  const nothing = Object.fromEntries(Object.keys(world.state().env).map((name) => [name, undefined]));

  const { code, said } = world.run("cloud", nothing, "partner", "add", "meta", "--name", "Meta Platforms");

  assert.equal(code, 0, said);
  const [ran] = world.state().ran;
  assert.deepEqual(ran.words, ["partner", "add", "meta", "--name", "Meta Platforms"]);
  assert.equal(ran.settings.Satark__Keys__VaultUri, outputs.SATARK_VAULT_URI);
});
