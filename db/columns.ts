import { sql } from "drizzle-orm"
import { bigint, check, customType, date, integer, text, timestamp, uuid } from "drizzle-orm/pg-core"
import { uuidv7 } from "uuidv7"

/** Primary key: uuid v7 made by the application, so that rows sort by creation and no round trip is needed. */
export const id = (name = "id") =>
  uuid(name)
    .$defaultFn(() => uuidv7())
    .primaryKey()

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Ten symbols of Crockford's base 32 (50 random bits): short enough for a URL, not guessable in a list. */
export const newCode = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return Array.from(bytes, (byte) => CROCKFORD[byte & 31]).join("")
}

/** The public address of a row: unique, permanent, the one in every URL. */
export const code = (name = "code") =>
  text(name)
    .notNull()
    .$defaultFn(() => newCode())

/** An instant, stored with time zone; database sessions run in UTC. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" })

/** When the row was written, by the database's clock. */
export const createdAt = (name = "created_at") => moment(name).notNull().default(sql`now()`)

/** A civil date as `YYYY-MM-DD`; a JavaScript Date would shift it by a driver's local midnight. */
export const day = (name: string) => date(name, { mode: "string" })

/** An amount in euro cents. */
export const cents = (name: string) => bigint(name, { mode: "number" })

/** A duration in whole minutes. */
export const minutes = (name: string) => integer(name)

/** The language that a person's text is written in (BCP 47, two letters). */
export const language = (name = "language") => text(name).notNull().default("it")

/** Raw bytes: `Uint8Array` in, `Uint8Array` out, on both drivers. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (value) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
})

/** A SHA-256 digest; pair it with `isSha256` in the table's constraints. */
export const sha256 = (name: string) => bytes(name)

/** The constraint that a digest column holds 32 bytes. */
export const isSha256 = (table: string, column: string) =>
  check(`${table}_${column}_is_sha256`, sql.raw(`octet_length(${column}) = 32`))

/**
 * The writing transaction's number (`xid8` as a decimal string). A reader that asks for everything not below
 * its last `pg_snapshot_xmin` misses no slow commit, which a bare sequence would.
 */
export const transactionId = (name: string) =>
  customType<{ data: string }>({ dataType: () => "xid8" })(name)
    .notNull()
    .default(sql`pg_current_xact_id()`)
