#!/usr/bin/env node
// A fake of az, azd or dotnet, whichever it is called as: writes its arguments down and plays a small cloud that lives in the
// file FAKE_CLOUD. What it does not know it refuses, so that a hook's typing error never passes.
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const program = basename(process.argv[1]);
const args = process.argv.slice(2);
const cloud = JSON.parse(readFileSync(process.env.FAKE_CLOUD, "utf8"));
const option = (name) => args[args.indexOf(name) + 1];
const values = (name) => args.slice(args.indexOf(name) + 1).filter((a, i, all) => !all.slice(0, i + 1).some((b) => b.startsWith("--")));
const keep = () => writeFileSync(process.env.FAKE_CLOUD, JSON.stringify(cloud));
const answer = (text) => { keep(); if (text) console.log(text); process.exit(0); };
const refuse = (text) => { keep(); console.error(text); process.exit(1); };
const fileOf = (value) => readFileSync(value.replace(/^@/, ""), "utf8");

appendFileSync(process.env.FAKE_CALLS, JSON.stringify([program, ...args]) + "\n");
const verb = args.slice(0, Math.max(0, args.findIndex((a) => a.startsWith("-")))).join(" ");

if (program === "azd") {
  if (args.join(" ") === "env get-values") answer(Object.entries(cloud.env).map(([name, value]) => `${name}="${value}"`).join("\n"));
  if (args[0] !== "env" || args[1] !== "set" || args.length !== 4) refuse(`azd: ${args.join(" ")}?`);
  cloud.env[args[2]] = args[3];
  answer();
}
if (program === "dotnet") {
  if (args[0] === "build") answer();
  if (!args[0].endsWith(".dll")) refuse(`dotnet ${args[0]}: with the worker's package it starts the Functions host, not our program`);
  const words = args.slice(1);
  cloud.ran.push({ words, settings: Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(Satark__|ServiceBusConnection__)/.test(name))) });
  const code = cloud.exits?.[words[0]]?.shift() ?? 0;
  keep();
  console.log(`(${words[0]} ran)`);
  process.exit(code);
}

switch (verb) {
  case "account show": {
    if (cloud.signedOut) refuse("Please run 'az login' to setup account.");
    answer(option("--query") === "tenantId" ? cloud.tenant : "");
    break;
  }
  case "ad app list": answer(cloud.apps.filter((a) => option("--filter") === `displayName eq '${a.displayName}'`).map((a) => a.appId).join("\n")); break;
  case "ad app show": {
    const app = cloud.apps.find((a) => a.appId === option("--id"));
    if (!app) refuse("Resource does not exist");
    const query = option("--query");
    answer(query === "appRoles" ? JSON.stringify(app.appRoles) : query === "web.redirectUris" ? app.redirectUris.join("\n") : app.appId);
    break;
  }
  case "ad app create": {
    const app = { appId: `app-${cloud.apps.length + 1}`, displayName: option("--display-name"), audience: option("--sign-in-audience"), idTokens: option("--enable-id-token-issuance"), appRoles: JSON.parse(fileOf(option("--app-roles"))), redirectUris: [] };
    cloud.apps.push(app);
    answer(app.appId);
    break;
  }
  case "ad app update": {
    const app = cloud.apps.find((a) => a.appId === option("--id"));
    if (!app) refuse("Resource does not exist");
    if (args.includes("--app-roles")) app.appRoles = JSON.parse(fileOf(option("--app-roles")));
    if (args.includes("--web-redirect-uris")) app.redirectUris = values("--web-redirect-uris");
    answer();
    break;
  }
  case "ad app federated-credential list": answer((cloud.apps.find((a) => a.appId === option("--id")).trusts ?? []).filter((t) => option("--query").includes(`'${t.subject}'`)).map((t) => t.name).join("\n")); break;
  case "ad app federated-credential create": {
    (cloud.apps.find((a) => a.appId === option("--id")).trusts ??= []).push(JSON.parse(fileOf(option("--parameters"))));
    answer();
    break;
  }
  case "ad sp show": {
    const sp = cloud.sps.find((s) => s.appId === option("--id"));
    if (!sp) refuse("Resource does not exist");
    answer(sp.id);
    break;
  }
  case "ad sp create": {
    if (cloud.slowDirectory-- > 0) refuse("The appId does not reference a valid application object.");
    cloud.sps.push({ id: `sp-of-${option("--id")}`, appId: option("--id"), assigned: [] });
    answer();
    break;
  }
  case "ad sp update": {
    cloud.sps.find((s) => s.id === option("--id")).required = option("--set") === "appRoleAssignmentRequired=true";
    answer();
    break;
  }
  case "ad signed-in-user show": {
    if (!cloud.me) refuse("/me request is only valid with delegated authentication flow.");
    answer(cloud.me);
    break;
  }
  case "rest": {
    if (option("--url").startsWith("https://management.azure.com/")) {
      if (option("--method") !== "post" || !option("--url").includes("/config/configreferences/appsettings/refresh?")) refuse("Not found");
      cloud.refreshed = option("--url").split("/").slice(4, 11);
      answer();
    }
    const sp = cloud.sps.find((s) => option("--url") === `https://graph.microsoft.com/v1.0/servicePrincipals/${s.id}/appRoleAssignedTo`);
    if (!sp) refuse("Not found");
    if (option("--method") === "post") { sp.assigned.push(JSON.parse(option("--body"))); answer(); }
    const [, principal, role] = /principalId=='([^']*)' && appRoleId=='([^']*)'/.exec(option("--query"));
    answer(sp.assigned.some((a) => a.principalId === principal && a.appRoleId === role) ? "assignment" : "");
    break;
  }
  case "keyvault secret show": {
    if (cloud.slowVault-- > 0) refuse("(Forbidden) Caller is not authorized to perform action on resource.");
    if (!(option("--name") in cloud.secrets)) refuse("(SecretNotFound) A secret with (name/id) was not found in this key vault.");
    answer("https://vault/secrets/" + option("--name"));
    break;
  }
  case "keyvault secret list-deleted": answer(cloud.deleted.filter((name) => option("--query").includes(`'${name}'`)).join("\n")); break;
  case "keyvault secret list": answer(Object.keys(cloud.secrets).join("\n")); break;
  case "keyvault secret set": {
    if (args.includes("--value")) refuse("a secret on the command line");
    cloud.secrets[option("--name")] = fileOf(option("--file"));
    answer();
    break;
  }
  default: refuse(`az: ${args.join(" ")}?`);
}
