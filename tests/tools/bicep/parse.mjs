// Reads Bicep files with tree-sitter's grammar into plain records: parameters, resources, modules, outputs, and where the
// grammar found a fault. It is no compiler: types and properties of resources are not known to it.
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const { Parser, Language } = require("web-tree-sitter");
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(join(dirname(require.resolve("tree-sitter-bicep/package.json")), "tree-sitter-bicep.wasm")));

/** All Bicep files of an infrastructure folder: main.bicep and modules/*.bicep, by their path inside it. */
export function readFolder(folder) {
  const modules = readdirSync(join(folder, "modules")).filter((name) => name.endsWith(".bicep")).map((name) => `modules/${name}`);
  return ["main.bicep", ...modules].map((path) => readText(path, readFileSync(join(folder, path), "utf8")));
}

/** One file as records. */
export function readText(path, text) {
  const root = parser.parse(text).rootNode;
  const file = { path, text, lines: text.trimEnd().split("\n").length, faults: [], params: [], resources: [], modules: [], outputs: [], variables: [], uses: [], members: [] };
  walk(root, (node) => {
    if (node.isError || node.isMissing) file.faults.push(`line ${node.startPosition.row + 1}: ${node.isMissing ? `${node.type} is missing` : `not understood: ${node.text.split("\n")[0].slice(0, 60)}`}`);
  });
  let decorators = [];
  for (const node of root.namedChildren) {
    if (node.type === "decorators") { decorators = node.namedChildren.map(decoratorOf); continue; }
    const own = decorators;
    if (node.type !== "comment") decorators = [];
    const name = node.namedChildren[0]?.text;
    if (node.type === "parameter_declaration") file.params.push({ name, decorators: own, value: node.namedChildren[2] });
    if (node.type === "output_declaration") file.outputs.push({ name, decorators: own });
    if (node.type === "variable_declaration") file.variables.push({ name, value: node.namedChildren[1] });
    if (node.type === "resource_declaration") file.resources.push({ name, type: stringOf(node.namedChildren[1]), existing: /^resource \w+ '[^']*' existing\b/.test(node.text), body: objectOf(node), node });
    if (node.type === "module_declaration") file.modules.push({ name, path: join(dirname(path), stringOf(node.namedChildren[1])), body: objectOf(node) });
    collect(node, file);
  }
  return file;
}

/** The value of a property, by path, as its node; undefined where there is none. */
export function property(object, ...path) {
  let node = object;
  for (const step of path) {
    node = node?.namedChildren.find((child) => child.type === "object_property" && keyOf(child) === step)?.namedChildren[1];
  }
  return node;
}

/** The keys of an object. */
export const keys = (object) => object?.namedChildren.filter((child) => child.type === "object_property").map(keyOf) ?? [];

/** The strings of an array of strings. */
export const strings = (array) => array?.namedChildren.filter((child) => child.type === "string").map(stringOf) ?? [];

/** All strings anywhere below a node. */
export function stringsBelow(node) {
  const found = [];
  walk(node, (n) => { if (n.type === "string") found.push(stringOf(n)); });
  return found;
}

export function walk(node, visit) {
  visit(node);
  for (const child of node.children) walk(child, visit);
}

export const stringOf = (node) => node?.text.replace(/^'|'$/g, "").replaceAll("\\'", "'");

const keyOf = (child) => child.namedChildren[0].text.replace(/^'|'$/g, "");

const decoratorOf = (node) => ({ name: /^@(?:sys\.)?(\w+)/.exec(node.text)?.[1], node, text: node.text });

function objectOf(node) {
  let found;
  walk(node, (n) => { if (!found && n.type === "object") found = n; });
  return found;
}

// Which names a file uses (not: declares, or names as a property), and which outputs of which module.
function collect(declaration, file) {
  const declared = declaration.namedChildren[0];
  walk(declaration, (node) => {
    const isKey = node.parent?.type === "object_property" && node.parent.namedChildren[0].id === node.id;
    if (node.type === "identifier" && node.id !== declared?.id && !isKey) file.uses.push(node.text);
    const member = /^(\w+)!?\.outputs\.(\w+)$/.exec(node.type === "member_expression" ? node.text : "");
    if (member) file.members.push({ module: member[1], output: member[2] });
  });
}
