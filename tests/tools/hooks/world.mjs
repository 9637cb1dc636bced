// Runs a hook of the repository against fakes of az, azd and dotnet, in a copy of what it touches.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const outputs = {
  AZURE_ENV_NAME: "pilot", AZURE_SUBSCRIPTION_ID: "sub-1", AZURE_RESOURCE_GROUP: "rg-pilot", SATARK_APP_NAME: "func-pilot", SATARK_IDENTITY_ID: "1d-of-the-app", SATARK_VAULT_NAME: "kv-pilot", SATARK_VAULT_URI: "https://kv-pilot.vault.azure.net/", SATARK_APP_URL: "https://func-pilot.azurewebsites.net",
  SATARK_PUBLIC_URL: "https://desk.police.example", SATARK_TABLE_ENDPOINT: "https://st.table.core.windows.net/", SATARK_BLOB_ENDPOINT: "https://st.blob.core.windows.net/", SATARK_BUS_HOST: "sb.servicebus.windows.net",
};

/** A cloud with nothing in it, and hooks that run against it. */
export function cloud(begin = {}) {
  const folder = mkdtempSync(join(tmpdir(), "satark-hooks-"));
  const bin = join(folder, "bin");
  mkdirSync(bin);
  mkdirSync(join(folder, "infra-bicep"));
  cpSync(join(root, "scripts"), join(folder, "scripts"), { recursive: true });
  writeFileSync(join(folder, "infra-bicep/settings.json"), JSON.stringify(begin.own ?? { settings: {}, secrets: [] }));
  for (const name of ["az", "azd", "dotnet"]) {
    copyFileSync(join(root, "tests/tools/hooks/fake.mjs"), join(bin, name));
    chmodSync(join(bin, name), 0o755);
  }
  writeFileSync(join(bin, "package.json"), '{"type":"module"}');
  symlinkSync(process.execPath, join(bin, "node"));
  const [state, calls] = [join(folder, "cloud.json"), join(folder, "calls")];
  writeFileSync(state, JSON.stringify({ tenant: "tenant-1", me: "me-1", apps: [], sps: [], secrets: {}, deleted: [], env: {}, ran: [], slowDirectory: 0, slowVault: 0, ...begin }));
  writeFileSync(calls, "");
  return {
    folder,
    state: () => JSON.parse(readFileSync(state, "utf8")),
    change: (how) => { const now = JSON.parse(readFileSync(state, "utf8")); how(now); writeFileSync(state, JSON.stringify(now)); },
    calls: () => readFileSync(calls, "utf8").trim().split("\n").filter(Boolean).map((line) => JSON.parse(line)),
    run: (hook, env = {}, ...args) => {
      const given = { ...outputs, ...JSON.parse(readFileSync(state, "utf8")).env, ...env };
      const done = spawnSync("bash", [join(folder, "scripts", hook), ...args], { encoding: "utf8", env: { PATH: `${bin}:/usr/bin:/bin`, HOME: folder, TMPDIR: folder, FAKE_CLOUD: state, FAKE_CALLS: calls, SATARK_WAIT: "0", ...Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined)) } });
      return { code: done.status, said: done.stdout + done.stderr };
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}
