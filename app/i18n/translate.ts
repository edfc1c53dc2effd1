import { createInstance } from "i18next"
import type added from "./messages/it/added.json"
import type afterwards from "./messages/it/afterwards.json"
import type answers from "./messages/it/answers.json"
import type assembly from "./messages/it/assembly.json"
import type attachments from "./messages/it/attachments.json"
import type attendance from "./messages/it/attendance.json"
import type attestations from "./messages/it/attestations.json"
import type audit from "./messages/it/audit.json"
import type ballots from "./messages/it/ballots.json"
import type calendar from "./messages/it/calendar.json"
import type calls from "./messages/it/calls.json"
import type certificates from "./messages/it/certificates.json"
import type comfort from "./messages/it/comfort.json"
import type comments from "./messages/it/comments.json"
import type commitments from "./messages/it/commitments.json"
import type common from "./messages/it/common.json"
import type convening from "./messages/it/convening.json"
import type courses from "./messages/it/courses.json"
import type decisions from "./messages/it/decisions.json"
import type desk from "./messages/it/desk.json"
import type documents from "./messages/it/documents.json"
import type errors from "./messages/it/errors.json"
import type evidence from "./messages/it/evidence.json"
import type figures from "./messages/it/figures.json"
import type files from "./messages/it/files.json"
import type follow from "./messages/it/follow.json"
import type items from "./messages/it/items.json"
import type life from "./messages/it/life.json"
import type links from "./messages/it/links.json"
import type mail from "./messages/it/mail.json"
import type meetings from "./messages/it/meetings.json"
import type minutes from "./messages/it/minutes.json"
import type notifications from "./messages/it/notifications.json"
import type operation from "./messages/it/operation.json"
import type organisations from "./messages/it/organisations.json"
import type people from "./messages/it/people.json"
import type pictures from "./messages/it/pictures.json"
import type points from "./messages/it/points.json"
import type practices from "./messages/it/practices.json"
import type proof from "./messages/it/proof.json"
import type proposals from "./messages/it/proposals.json"
import type records from "./messages/it/records.json"
import type register from "./messages/it/register.json"
import type regulation from "./messages/it/regulation.json"
import type roundtables from "./messages/it/roundtables.json"
import type search from "./messages/it/search.json"
import type seats from "./messages/it/seats.json"
import type sittings from "./messages/it/sittings.json"
import type taxonomies from "./messages/it/taxonomies.json"
import type totals from "./messages/it/totals.json"
import type transfer from "./messages/it/transfer.json"
import type versions from "./messages/it/versions.json"

type Source = {
  added: typeof added
  afterwards: typeof afterwards
  answers: typeof answers
  assembly: typeof assembly
  attachments: typeof attachments
  attestations: typeof attestations
  calendar: typeof calendar
  attendance: typeof attendance
  audit: typeof audit
  ballots: typeof ballots
  calls: typeof calls
  certificates: typeof certificates
  comfort: typeof comfort
  comments: typeof comments
  commitments: typeof commitments
  common: typeof common
  convening: typeof convening
  courses: typeof courses
  decisions: typeof decisions
  desk: typeof desk
  documents: typeof documents
  errors: typeof errors
  evidence: typeof evidence
  figures: typeof figures
  files: typeof files
  follow: typeof follow
  items: typeof items
  life: typeof life
  links: typeof links
  mail: typeof mail
  meetings: typeof meetings
  minutes: typeof minutes
  operation: typeof operation
  notifications: typeof notifications
  organisations: typeof organisations
  people: typeof people
  proposals: typeof proposals
  pictures: typeof pictures
  points: typeof points
  practices: typeof practices
  proof: typeof proof
  register: typeof register
  regulation: typeof regulation
  records: typeof records
  roundtables: typeof roundtables
  seats: typeof seats
  search: typeof search
  sittings: typeof sittings
  taxonomies: typeof taxonomies
  totals: typeof totals
  versions: typeof versions
  transfer: typeof transfer
}
type PluralSuffix = "_zero" | "_one" | "_two" | "_few" | "_many" | "_other"
type WithoutPlural<K extends string> = K extends `${infer Base}${PluralSuffix}` ? Base : K
type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${Leaves<T[K]>}`
}[keyof T & string]

/** A key of the Italian messages, without plural suffix: `domain.part.name`. */
export type MessageKey = Leaves<Source>
/** Messages of one locale: domain → nested keys. */
export type Messages = { readonly [domain: string]: unknown }
export type Values = Record<string, string | number>
/** The text of a key; `count` chooses the plural form by the locale's CLDR rules. */
export type Translate = (key: MessageKey, values?: Values) => string

const eachText = (messages: Messages, see: (key: string, text: string) => void, before = ""): void => {
  for (const [name, value] of Object.entries(messages))
    if (typeof value === "string") see(before + name, value)
    else eachText(value as Messages, see, `${before}${name}.`)
}

/** The texts that stand as they are, by their whole key: most of a page's, and found without any parsing. */
const plainTexts = (messages: Messages, source: Messages): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>()
  for (const one of [source, messages])
    eachText(one, (key, text) => {
      if (/\{\{|\$t\(/.test(text)) texts.delete(key)
      else texts.set(key, text)
    })
  return texts
}

/**
 * A translator over one locale's messages, falling back to the Italian ones.
 * @throws on a missing variable, so that no page shows a bare placeholder
 */
export const createTranslate = (
  locale: string,
  messages: Messages,
  source: Messages = messages,
): Translate => {
  const instance = createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: "it",
    resources: { it: { translation: source }, [locale]: { translation: messages } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
    showSupportNotice: false,
    missingInterpolationHandler: (text, value) => {
      throw new Error(`Variable ${value[1]} is missing in "${text}"`)
    },
  } as Parameters<typeof instance.init>[0])
  const plain = plainTexts(messages, source)
  return (key, values) => plain.get(key) ?? (instance.t(key, values as Record<string, unknown>) as string)
}
