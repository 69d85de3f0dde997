/** House rules as machine checks; the folder rules at the end are the architecture. */
import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const REACT = [
  "react",
  "react-dom",
  "react-*",
  "@mantine/*",
  "@xyflow/*",
  "zustand",
  "@tanstack/*",
];
const ABOVE_STORE = [
  ...["actions", "canvas", "inspector", "nodes", "live", "versions", "editor", "find", "parts"],
  ...["numbers", "outgoing", "hours", "panel", "people", "outline", "announce", "gallery", "pages"],
  ...["trying", "tests", "ui"],
];

/** What a person does to a selection; keys, menus, buttons and the search share one way to it. */
const DONE = ["../store/selecting", "../store/pasting", "../../store/selecting"];
const BY_ACTION = "Run the action of actions/ that does this: key, menu and button are one.";

/** Forbids imports from the given folders and packages, with the reason in the message. */
function wall(folder, { folders = [], packages = [], message, allowTypeImports = false }) {
  const group = [...folders.flatMap((name) => [`../${name}/*`, `../../${name}/*`]), ...packages];
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    ignores: ["**/*.test.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { patterns: [{ group, message, allowTypeImports }] },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ["dist", "node_modules"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  reactHooks.configs.flat.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["**/*.test.{ts,tsx}"],
    rules: { "max-lines-per-function": "off" },
  },
  {
    files: ["**/*.worklet.js"],
    languageOptions: { globals: globals.audioWorklet },
  },
  { files: ["**/*.js"], ...tseslint.configs.disableTypeChecked },
  wall("catalogue", {
    packages: REACT,
    folders: ["api", "store", "graph", ...ABOVE_STORE],
    message: "catalogue/ is pure TypeScript: it knows neither React nor any other folder.",
  }),
  wall("graph", {
    packages: REACT,
    folders: ["api", "store", ...ABOVE_STORE],
    message: "graph/ is pure TypeScript: it knows neither React nor the store.",
  }),
  wall("api", {
    packages: REACT,
    folders: ["store", ...ABOVE_STORE],
    message: "api/ speaks HTTP and nothing else: the store calls it.",
  }),
  wall("store", {
    folders: ABOVE_STORE,
    packages: ["@mantine/*", "@xyflow/*"],
    message: "store/ is below everything a person sees.",
  }),
  ...ABOVE_STORE.map((folder) =>
    wall(folder, {
      folders: ["api"],
      allowTypeImports: true,
      message: "Only the store talks to api/: use a query or an action of store/.",
    }),
  ),
  {
    files: ["src/{canvas,editor,find,inspector,live,versions}/**/*.{ts,tsx}"],
    ignores: ["**/*.test.{ts,tsx}"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [{ group: DONE, message: BY_ACTION }] }],
      "no-restricted-syntax": [
        "error",
        { selector: "CallExpression[callee.property.name=/^(undo|redo)$/]", message: BY_ACTION },
      ],
    },
  },
  {
    files: ["src/nodes/*.tsx"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["../store/*", "../canvas/*", "../inspector/*"],
              message: "A face only draws.",
            },
          ],
        },
      ],
    },
  },
  prettier,
);
