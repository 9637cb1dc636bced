// scripts/emulators against fakes of docker and curl: the containers themselves cannot be started everywhere.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, test } from "node:test";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
let folder;
afterEach(() => folder && rmSync(folder, { recursive: true, force: true }));

function run(verb, { docker = true, healthyAfter = 1 } = {}) {
  folder = mkdtempSync(join(tmpdir(), "satark-emulators-"));
  const program = (name, body) => {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >>"${folder}/calls"\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  if (docker) program("docker", "");
  program("curl", `[ "$(grep -c '^curl' "${folder}/calls")" -ge ${healthyAfter} ]`);
  writeFileSync(join(folder, "calls"), "");
  const done = spawnSync("/bin/bash", [join(root, "scripts/emulators"), ...(verb ? [verb] : [])], { encoding: "utf8", env: { PATH: docker ? `${folder}:/usr/bin:/bin` : folder + ":" + bare(), SATARK_WAIT: "0", SATARK_TRIES: "5" } });
  return { code: done.status, said: done.stdout + done.stderr, calls: readFileSync(join(folder, "calls"), "utf8").trim().split("\n") };
}

// A path with what the script needs and surely without docker.
function bare() {
  for (const name of ["dirname"]) writeFileSync(join(folder, name), `#!/bin/sh\nexec /usr/bin/${name} "$@"\n`, { mode: 0o755 });
  return folder;
}

test("up starts the compose file and waits until the bus answers", () => {
  const { code, said, calls } = run("up", { healthyAfter: 3 });

  assert.equal(code, 0, said);
  assert.match(calls[0], /^docker compose --file .*\/scripts\/emulators\.compose\.yaml up --detach$/);
  assert.equal(calls.filter((c) => c.startsWith("curl")).length, 3);
  assert.match(said, /func start/);
});

test("up ends with an error where the bus never answers", () => {
  const { code, said } = run("up", { healthyAfter: 99 });

  assert.equal(code, 1);
  assert.match(said, /not ready/);
});

test("down takes the emulators' data with it", () => assert.match(run("down").calls[0], /down --volumes$/));

test("without docker it says what else there is", () => {
  const { code, said } = run("up", { docker: false });

  assert.equal(code, 1);
  assert.match(said, /scripts\/run/);
});

test("an unknown verb is answered with the verbs, and starts nothing", () => {
  const { code, calls } = run("start");

  assert.equal(code, 2);
  assert.deepEqual(calls, [""]);
});

test("the compose file pins every image, and opens ports on the loopback address alone", () => {
  const text = readFileSync(join(root, "scripts/emulators.compose.yaml"), "utf8");
  const images = [...text.matchAll(/image: (\S+)/g)].map((m) => m[1]);
  const ports = [...text.matchAll(/^\s+- "([^"]*:\d+)"$/gm)].map((m) => m[1]);

  assert.equal(images.length, 3);
  for (const image of images) assert.match(image, /:\d[\w.-]*$/);
  assert.ok(ports.length >= 4);
  for (const port of ports) assert.match(port, /^127\.0\.0\.1:\d+:\d+$/);
  assert.match(text, /\.\/emulators\.queues\.json:\/ServiceBus_Emulator\/ConfigFiles\/Config\.json:ro/);
});

test("the storage emulator's image is the version that npm brings", () => {
  const npm = JSON.parse(readFileSync(join(root, "tests/tools/package.json"), "utf8")).devDependencies.azurite;

  assert.ok(readFileSync(join(root, "scripts/emulators.compose.yaml"), "utf8").includes(`azurite:${npm}`));
});
