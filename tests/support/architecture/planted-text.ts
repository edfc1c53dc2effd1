import * as deeds from "./deeds.ts"
import * as messages from "./messages.ts"
import type { Planted } from "./source.ts"
import * as text from "./text.ts"

const IT = "app/i18n/messages/it/common.json"
const EN = "app/i18n/messages/en/common.json"
const FR = "app/i18n/messages/fr/common.json"
const AR = "app/i18n/messages/ar/common.json"
const byTemplate = "export const k = (s) => `common.$" + "{s}.b`"

/** Rules with violations of them: each planted one is shown to be caught, alone. */
export const ABOUT_TEXT: Planted[] = [
  [
    "styles are logical, so that pages can be read in both directions",
    text.logicalCss,
    [
      "margin-left: 1px",
      "padding-right: 0",
      "left: 0",
      "text-align: right",
      "border-left: 0",
      "float: left",
    ].map((declaration) => ({ "app/ui/styles/a.css": `.a {\n  ${declaration};\n}` })),
  ],
  [
    "what people read comes from the messages",
    text.noTextInCode,
    [
      { "app/routes/a.tsx": "export const A = () => <p>Buongiorno</p>" },
      { "app/routes/a.tsx": 'export const A = () => <p>{"Buongiorno a tutti"}</p>' },
      { "app/ui/a.tsx": 'export const A = () => <button aria-label="Chiudi" />' },
    ],
  ],
  [
    "every language has every message and no other",
    messages.everyLocaleIsComplete,
    [
      { [IT]: '{ "a": "ciao" }', [EN]: "{}" },
      { [IT]: "{}", [EN]: '{ "a": "hello" }' },
    ],
  ],
  ["no message is empty", messages.noEmptyText, [{ [IT]: '{ "a": " " }' }]],
  [
    "a message has every plural form of its language",
    messages.everyPluralForm,
    [
      { [IT]: '{ "a_one": "{{count}} voto", "a_other": "{{count}} voti" }' },
      {
        [IT]: '{ "a_one": "{{count}} voto", "a_many": "{{count}} di voti", "a_other": "{{count}} voti" }',
        [AR]: '{ "a_one": "صوت", "a_other": "{{count}} صوت" }',
      },
    ],
  ],
  [
    "a translation has the placeholders of the Italian",
    messages.samePlaceholders,
    [
      { [IT]: '{ "a": "ciao {{name}}" }', [EN]: '{ "a": "hello" }' },
      { [IT]: '{ "a": "ciao" }', [EN]: '{ "a": "hello {{name}}" }' },
    ],
  ],
  [
    "a translation equal to the Italian is listed as right",
    messages.translatedOrListed,
    [
      { [IT]: '{ "a": "Ciao" }', [EN]: '{ "a": "Ciao" }' },
      {
        [IT]: '{ "a": "Ciao" }',
        [EN]: '{ "a": "Hi" }',
        "tests/support/same-in-italian.json": '{ "en": ["common.a"] }',
      },
    ],
  ],
  [
    "French has its spaces before signs of two parts",
    messages.spacedFrench,
    ["Erreur: {{what}}", "Un compte?", "{{group}}: sièges", "La Table «Puglia »"].map((text) => ({
      [IT]: '{ "a": "ciao" }',
      [FR]: JSON.stringify({ a: text }),
    })),
  ],
  [
    "what the log holds has a name for people",
    deeds.everyDeedHasAName,
    [
      {
        "app/i18n/messages/it/audit.json": '{ "actions": { "seat": { "kept": "Tenuto" } }, "kinds": {} }',
        "app/people/a.server.ts": 'record(ctx, { action: "seat.taken", values: {} })',
      },
      {
        "app/i18n/messages/it/audit.json": '{ "actions": { "seat": { "taken": "Preso" } }, "kinds": {} }',
        "app/people/a.server.ts":
          'const deed = { action: on ? "seat.taken" : "seat.left", subject: { kind: "seat", id } }',
      },
    ],
  ],
  [
    "every message is used",
    messages.noUnusedMessage,
    [
      {
        [IT]: '{ "state": { "a": "Aperto" } }',
        "app/routes/a.tsx": byTemplate,
      },
    ],
  ],
  [
    "every message that code names is there",
    messages.noUnknownMessage,
    [{ [IT]: '{ "a": "Ciao" }', "app/people/policy.ts": 'export const why = { key: "common.not.there" }' }],
  ],
]
