import { eq } from "drizzle-orm"
import { regulationVersions, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { indexed } from "../../index/indexed.server.ts"
import { parseRules } from "./rules.ts"

/** What a regulation is called and what stands in it, in the languages that a table may work in. */
const WORDS: Readonly<Record<string, { title: string; text: string }>> = {
  it: {
    title: "Regolamento",
    text: "Convocazione, numero legale, maggioranze, parità, deleghe di voto, votazioni, verbale, proposte, documenti.",
  },
  en: {
    title: "Regulation",
    text: "Convocation, quorum, majorities, ties, proxies, ballots, minutes, proposals, documents.",
  },
  fr: {
    title: "Règlement",
    text: "Convocation, quorum, majorités, égalité, procurations de vote, votes, procès-verbal, propositions, documents.",
  },
  ar: {
    title: "النظام الداخلي",
    text: "الدعوة إلى الاجتماع، النصاب، الأغلبية، التعادل، توكيل بالتصويت، التصويت، المحضر، المقترحات، الوثائق.",
  },
}

/**
 * Brings what can be found of a version of a table's rules up to date: for who sees the table, from its
 * adoption on, unless it was withdrawn. A draft is its writers' own and is never found.
 */
export const indexRules = async (ctx: Pick<Ctx, "db">, id: string): Promise<void> => {
  const [row] = await ctx.db
    .select({ version: regulationVersions, table: roundtables })
    .from(regulationVersions)
    .innerJoin(roundtables, eq(roundtables.id, regulationVersions.roundtableId))
    .where(eq(regulationVersions.id, id))
  const source = { kind: "regulation_version", id }
  if (!row?.version.adoptedAt || row.version.withdrawnAt) return indexed(ctx, source, [])
  const { version, table } = row
  const language = WORDS[table.language] ? table.language : "it"
  const words = WORDS[language]
  const { sources } = parseRules(version.rules)
  await indexed(ctx, source, [
    {
      ...{ kind: "rules", path: `/roundtables/${table.code}/rules/versions/${version.number}`, language },
      title: `${words?.title} ${version.number} – ${table.name}`,
      text: [version.act, words?.text, ...Object.values(sources)].filter(Boolean).join("\n"),
      ...{ roundtableId: table.id, changedAt: row.version.adoptedAt },
      audience: { openWith: table.id, roundtables: [table.id], administrators: true },
    },
  ])
}
