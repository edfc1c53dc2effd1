import { z } from "zod"
import { OneFile, OptionalFile, OptionalFiles } from "../files/input.ts"
import { Day } from "../roundtables/input.ts"
import { RECEIPT_KINDS } from "./receipt.ts"
import { FILING_CLASS_NAMES } from "./retention.ts"

const Title = z
  .string({ error: "records.errors.title_missing" })
  .trim()
  .min(3, { error: "records.errors.title_missing" })
  .max(300, { error: "records.errors.title_long" })
const Reason = z
  .string({ error: "records.errors.reason_missing" })
  .trim()
  .min(3, { error: "records.errors.reason_missing" })
  .max(1000, { error: "records.errors.reason_long" })
const Text = (
  missing:
    | "records.errors.party_missing"
    | "records.errors.signatory_missing"
    | "records.errors.power_missing",
) =>
  z
    .string({ error: missing })
    .trim()
    .min(2, { error: missing })
    .max(200, { error: "records.errors.title_long" })
const Ticked = z
  .literal("yes")
  .optional()
  .transform((value) => value === "yes")
const emptyIsNone = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value)
const OptionalDay = z.preprocess(emptyIsNone, Day.optional()).transform((day) => day ?? null)
const Email = z
  .preprocess(
    emptyIsNone,
    z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.email({ error: "records.errors.email_wrong" }))
      .optional(),
  )
  .transform((email) => email ?? null)

export const FilePaper = z.object({
  roundtableCode: z.string(),
  class: z.enum(FILING_CLASS_NAMES, { error: "records.errors.class_missing" }),
  title: Title,
  date: Day,
  visibility: z.enum(["members", "public"], { error: "records.errors.visibility_missing" }),
  funding: z.string().default(""),
  paper: OneFile,
  annexes: OptionalFiles,
})
export type FilePaper = z.output<typeof FilePaper>

export const VoidFiling = z.object({ filingCode: z.string(), reason: Reason })
export type VoidFiling = z.output<typeof VoidFiling>

export const AddAnnex = z.object({ filingCode: z.string(), title: Title, paper: OneFile })
export type AddAnnex = z.output<typeof AddAnnex>

export const EnterProtocol = z.object({
  filingCode: z.string(),
  direction: z.enum(["incoming", "outgoing", "internal"], { error: "records.errors.direction_missing" }),
  registry: z
    .string({ error: "records.errors.registry_missing" })
    .trim()
    .min(2, { error: "records.errors.registry_missing" })
    .max(200, { error: "records.errors.title_long" }),
  number: z
    .string({ error: "records.errors.number_wrong" })
    .trim()
    .regex(/^0*[1-9]\d{0,11}$/, { error: "records.errors.number_wrong" })
    .transform(Number),
  date: Day,
  covers: Ticked,
})
export type EnterProtocol = z.output<typeof EnterProtocol>

export const TakeInReceipt = z.object({
  filingCode: z.string(),
  receipt: OptionalFile,
  kind: z.preprocess(emptyIsNone, z.enum(RECEIPT_KINDS).optional()).transform((kind) => kind ?? null),
  recipient: Email,
  messageId: z
    .string()
    .trim()
    .max(300, { error: "records.errors.title_long" })
    .optional()
    .transform((text) => text || null),
  day: OptionalDay,
  time: z
    .preprocess(
      emptyIsNone,
      z
        .string()
        .trim()
        .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: "records.errors.time_wrong" })
        .optional(),
    )
    .transform((time) => time?.padStart(5, "0") ?? null),
})
export type TakeInReceipt = z.output<typeof TakeInReceipt>

export const AskSignature = z.object({
  filingCode: z.string(),
  party: Text("records.errors.party_missing"),
  partyKind: z.enum(["administration", "private"], { error: "records.errors.party_kind_missing" }),
  signatory: Text("records.errors.signatory_missing"),
  power: z.enum(["office", "letter", "act"], { error: "records.errors.power_missing" }),
  powerDetail: Text("records.errors.power_missing"),
  email: Email,
  dueOn: OptionalDay,
  inOrder: z
    .enum(["yes", "no"], { error: "records.errors.order_missing" })
    .transform((value) => value === "yes"),
})
export type AskSignature = z.output<typeof AskSignature>

export const ReturnSigned = z.object({ signatureCode: z.string(), signed: OneFile, scan: Ticked })
export type ReturnSigned = z.output<typeof ReturnSigned>

export const RefuseSignature = z.object({ signatureCode: z.string(), reason: Reason })
export type RefuseSignature = z.output<typeof RefuseSignature>

export const RemindSignature = z.object({ signatureCode: z.string() })
export type RemindSignature = z.output<typeof RemindSignature>
