import { ADMINISTRATOR, ALL, type Case, count, MANAGERS, MEMBERS, NONE, type PostCase } from "./circles.ts"
import type { World } from "./world.ts"

const table = ({ table: { code } }: World) => ({ code })
const file = ({ file: { code } }: World) => ({ code })
const record = ({ records: { filing } }: World) => ({ code: filing.code })
const publicRecord = ({ records: { open } }: World) => ({ code: open.code })
const toSign = ({ records: { signature } }: World) => ({ code: signature.code })
const block = ({
  records: {
    block: { code },
  },
}: World) => ({ code })

/** Pages of files, papers, funding, terms and codes. */
export const RECORD_LOADERS: readonly Case[] = [
  { route: "files.$code", of: "public", for: ALL, params: file },
  {
    ...{ route: "files.$code", of: "members", for: [...MEMBERS, "administrator"] },
    ...{ params: file, visibility: "members" },
  },
  { route: "files.$code", of: "waiting", for: NONE, params: ({ waitingFile: { code } }) => ({ code }) },
  { route: "admin.funding.$code", for: ADMINISTRATOR, params: block },
  { route: "admin.funding._index", for: ADMINISTRATOR },
  { route: "admin.funding.new", for: ADMINISTRATOR },
  { route: "admin.retention", for: ADMINISTRATOR },
  { route: "records.$code._index", of: "members", for: [...MEMBERS, "administrator"], params: record },
  { route: "records.$code._index", of: "public", for: ALL, params: publicRecord },
  { route: "records.$code.annexes.new", for: MANAGERS, params: record },
  { route: "records.$code.protocol", for: MANAGERS, params: record },
  { route: "records.$code.receipts.new", for: MANAGERS, params: record },
  { route: "records.$code.signatures.new", for: MANAGERS, params: record },
  { route: "records.$code.void", for: MANAGERS, params: record },
  { route: "roundtables.$code.records._index", of: "public", for: ALL, params: table },
  {
    ...{ route: "roundtables.$code.records._index", of: "members", for: [...MEMBERS, "administrator"] },
    ...{ params: table, visibility: "members" },
  },
  { route: "roundtables.$code.records.new", for: MANAGERS, params: table },
  { route: "signatures.$code", for: MANAGERS, params: toSign },
  { route: "verify.$code", of: "issued", for: ALL, params: ({ records: { issued } }) => ({ code: issued }) },
  { route: "verify.$code", of: "not a code", for: ALL, params: () => ({ code: "1234" }) },
  { route: "verify._index", for: ALL },
]

/** Their posts. */
export const RECORD_ACTIONS: readonly PostCase[] = [
  {
    ...{ route: "admin.funding.$code", for: ADMINISTRATOR, params: block },
    fields: () => ({ title: "Progetto cambiato", fund: "FAMI", wording: "financed" }),
    value: ({ records }) => `select title as value from funding_block where id = '${records.block.id}'`,
  },
  {
    ...{ route: "admin.funding.new", for: ADMINISTRATOR },
    fields: () => ({ title: "Progetto nuovo", fund: "FAMI", wording: "co_financed" }),
    value: count("funding_block"),
  },
  {
    ...{ route: "admin.retention", of: "term", for: ADMINISTRATOR },
    fields: () => ({ intent: "term", class: "mail", unit: "days", amount: "90" }),
    value: count("retention_rule"),
  },
  {
    ...{ route: "admin.retention", of: "hold", for: ADMINISTRATOR },
    fields: () => ({ intent: "hold", reason: "Controllo" }),
    value: count("retention_hold"),
  },
  {
    ...{ route: "admin.retention", of: "lift", for: ADMINISTRATOR },
    fields: ({ records }) => ({ intent: "lift", holdCode: records.hold.code, reason: "Finito" }),
    value: count("retention_hold where lifted_at is null"),
  },
  {
    ...{ route: "records.$code.annexes.new", for: MANAGERS, params: record },
    fields: ({ records }) => ({ title: "Allegato nuovo", paper: records.waiting.code }),
    value: count("annex"),
  },
  {
    ...{ route: "records.$code.protocol", for: MANAGERS, params: record },
    fields: () => ({ direction: "outgoing", registry: "Ente di prova", number: "7", date: "14/5/2026" }),
    value: count("protocol_entry"),
  },
  {
    ...{ route: "records.$code.receipts.new", for: MANAGERS, params: record },
    fields: () => ({ kind: "acceptance", day: "14/5/2020", time: "15:30" }),
    value: count("pec_receipt"),
  },
  {
    ...{ route: "records.$code.signatures.new", for: MANAGERS, params: record },
    fields: () => ({
      ...{ party: "Ente", partyKind: "private", signatory: "Anna Prova", power: "office" },
      ...{ powerDetail: "Presidente", inOrder: "no" },
    }),
    value: count("signature"),
  },
  {
    ...{ route: "records.$code.void", for: MANAGERS, params: record },
    fields: () => ({ reason: "Errore" }),
    value: count("filing where voided_at is not null"),
  },
  {
    ...{ route: "roundtables.$code.records.new", for: MANAGERS, params: table },
    fields: ({ records }) => ({
      ...{ class: "letter", title: "Lettera nuova", date: "14/5/2026", visibility: "members" },
      ...{ funding: "", paper: records.waiting.code },
    }),
    value: count("filing"),
  },
  {
    ...{ route: "signatures.$code", of: "refuse", for: MANAGERS, params: toSign },
    fields: () => ({ intent: "refuse", reason: "Non possiamo" }),
    value: count("signature where state = 'refused'"),
  },
  {
    ...{ route: "signatures.$code", of: "remind", for: MANAGERS, params: toSign },
    fields: () => ({ intent: "remind" }),
    value: count("outbox"),
  },
  {
    ...{ route: "signatures.$code", of: "return", for: MANAGERS, params: toSign },
    fields: ({ records }) => ({ intent: "return", signed: records.signedWaiting.code }),
    value: count("signature where state = 'signed'"),
  },
]
