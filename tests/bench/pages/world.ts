import { randomBytes } from "node:crypto"
import { sql } from "drizzle-orm"
import { rebuildLinks } from "#app/documents/links/follow-links.server.ts"
import { sessionDigest } from "#app/people/session.server.ts"
import { makeIndex } from "#app/search/make-index.server.ts"
import type { Db } from "#db/client.server.ts"

export type Sizes = {
  roundtables: number
  people: number
  papers: number
  organisations: number
  auditEntries: number
}

/** An installation of a large country: what the pages are measured with. */
export const LARGE: Sizes = {
  ...{ roundtables: 200, people: 20_000, papers: 10_000, organisations: 10_000 },
  auditEntries: 1_000_000,
}

/** What a list is compared with: a hundredth of the rows. */
export const SMALL: Sizes = {
  ...{ roundtables: 20, people: 200, papers: 100, organisations: 100 },
  auditEntries: 10_000,
}

/** Statements over the installation; `n` counts from 1, codes are ten hexadecimal signs, which Crockford has too. */
const code = (kind: string) => sql.raw(`upper(substr(md5('${kind}' || n), 1, 10))`)
const rows = (count: number) => sql.raw(`generate_series(1, ${count}) n`)

const fillBodies = async (db: Db, { people, organisations, roundtables }: Sizes) => {
  await db.execute(sql`insert into person (id, code, name, email, language)
    select gen_random_uuid(), ${code("p")}, 'Persona ' || n, 'persona' || n || '@example.org', 'it'
      from ${rows(people)}`)
  await db.execute(sql`insert into organisation (id, code, name, language, kind, territory)
    select gen_random_uuid(), ${code("o")}, 'Associazione ' || lpad(n::text, 6, '0'), 'it', 'association', 'Puglia'
      from ${rows(organisations)}`)
  await db.execute(sql`insert into roundtable (id, code, kind, name, mandate, language, territory, starts_on)
    select gen_random_uuid(), ${code("r")}, 'regional', 'Tavolo ' || lpad(n::text, 4, '0'),
           'Preparare il Piano regionale, raccogliere proposte, seguire gli impegni.', 'it', 'Puglia', '2025-01-01'
      from ${rows(roundtables)}`)
}

const SEATS = 13

/** Every table has thirteen seats in four groups, all taken; the first person sits at the first five tables. */
const fillSeats = async (db: Db) => {
  await db.execute(sql`insert into constituency (id, roundtable_id, name, tone, position)
    select gen_random_uuid(), r.id, tone, tone, position
      from roundtable r, unnest(array['institutions', 'third_sector', 'associations', 'youth'])
           with ordinality as t(tone, position)`)
  await db.execute(sql`insert into seat (id, code, roundtable_id, constituency_id, label, organisation_id, voting, position)
    select gen_random_uuid(), upper(substr(md5(r.id::text || s), 1, 10)), r.id, c.id, 'A' || s, o.id, true, s
      from (select id, row_number() over (order by name) as n from roundtable) r
      cross join generate_series(1, ${SEATS}::int) s
      join constituency c on c.roundtable_id = r.id and c.position = 1 + s % 4
      join (select id, row_number() over (order by name) as n, count(*) over () as all_of_them from organisation) o
        on o.n = 1 + (r.n * ${SEATS}::int + s) % o.all_of_them`)
  await db.execute(sql`insert into seat_term (id, code, roundtable_id, seat_id, person_id, rank, starts_on)
    select gen_random_uuid(), upper(substr(md5('t' || s.id), 1, 10)), s.roundtable_id, s.id, p.id, 0, '2025-01-01'
      from (select s.*, dense_rank() over (order by r.name) as t from seat s join roundtable r on r.id = s.roundtable_id) s
      join (select id, substr(name, 9)::int as n, count(*) over () as all_of_them from person) p
        on p.n = case when s.position = 1 and s.t <= 5 then 1
                      else 2 + ((s.t - 1) * ${SEATS}::int + s.position - 1) % (p.all_of_them - 1) end
     where not (s.position = 1 and s.t > 5 and p.n = 1)`)
}

const PARAGRAPH =
  "Il Piano dice che cosa vogliamo cambiare nei prossimi tre anni, con chi e con quali mezzi. "

const fillPapers = async (db: Db, { papers }: Sizes) => {
  await db.execute(sql`insert into document (id, code, roundtable_id, kind, title, language, state, adopted_at)
    select gen_random_uuid(), ${code("d")}, r.id, 'guidelines', 'Linee guida ' || lpad(n::text, 6, '0'), 'it',
           case when n % 2 = 0 then 'adopted' else 'co_design' end, case when n % 2 = 0 then now() end
      from ${rows(papers)}
      join (select id, row_number() over (order by name) - 1 as t, count(*) over () as all_of_them from roundtable) r
        on r.t = n % r.all_of_them`)
  await db.execute(sql`insert into document_state (doc_id, roundtable_id, head_seq, snapshot_seq)
    select id, roundtable_id, 1, 1 from document`)
  const paragraph = { type: "paragraph", content: [{ type: "text", text: PARAGRAPH.repeat(4) }] }
  const json = JSON.stringify({ type: "doc", content: Array.from({ length: 20 }, () => paragraph) })
  await db.execute(sql`insert into document_text (doc_id, roundtable_id, epoch, seq, json, plain, headings, words)
    select id, roundtable_id, 1, 1, ${json}::jsonb, ${PARAGRAPH.repeat(80)}::text, '[]'::jsonb, 1360 from document`)
}

const AT_ONCE = 50_000

/** Sealed entries over the last year. Their chain is not the real one: pages do not check it. */
const fillAudit = async (db: Db, { auditEntries }: Sizes) => {
  for (let from = 1; from <= auditEntries; from += AT_ONCE)
    await db.execute(sql`insert into audit_entry
             (at, action, subject_kind, subject_id, fields, salt, content_sha256, sealed_seq, chain_sha256)
      select now() - (n % 365) * interval '1 day', 'seat.taken', 'seat', md5((n % 5000)::text), '{}'::jsonb,
             decode(md5(n::text), 'hex'), sha256(n::text::bytea), n, sha256(n::text::bytea)
        from generate_series(${from}::int, ${Math.min(from + AT_ONCE - 1, auditEntries)}::int) n`)
}

export type World = { cookie: string; roundtable: string; paper: string }

/** Fills an empty, migrated database. The cookie is of a person who sits at five tables. */
export const fillWorld = async (db: Db, sizes: Sizes): Promise<World> => {
  await fillBodies(db, sizes)
  await fillSeats(db)
  await fillPapers(db, sizes)
  await fillAudit(db, sizes)
  const secret = randomBytes(20).toString("hex")
  await db.execute(sql`insert into session (id, person_id, expires_at)
    select ${sessionDigest(secret)}, id, now() + interval '20 days' from person where name = 'Persona 1'`)
  await makeIndex(db)
  await rebuildLinks(db, "http://127.0.0.1")
  await db.execute(sql`analyze`)
  const codeOf = async (table: string, where: string) =>
    String((await db.execute(sql.raw(`select code from ${table} ${where} limit 1`))).rows[0]?.code)
  return {
    cookie: `tavoli=${secret}`,
    roundtable: await codeOf("roundtable", "where name = 'Tavolo 0001'"),
    paper: await codeOf("document", "where state = 'adopted' order by code"),
  }
}
