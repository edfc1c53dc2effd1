import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { VersionStatus } from "../roundtables/regulation/version-status.tsx"
import { listVersions } from "../roundtables/regulation/versions.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const after = Number(new URL(request.url).searchParams.get("after")) || null
    return {
      title: titleOf(context, `${context.t("regulation.versions.title")}, ${roundtable.name}`),
      roundtable,
      after,
      versions: await listVersions(ctx, roundtable, after),
    }
  })

export default function Versions() {
  const { roundtable, versions, after } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  const home = `/roundtables/${roundtable.code}/rules`
  return (
    <RoundtableFrame roundtable={roundtable} current="rules">
      <BackLink href={home} label={t("regulation.title")} />
      <Section id="versions" title={t("regulation.versions.title")}>
        <DataTable
          caption={t("regulation.versions.title")}
          captionHidden
          rows={versions.rows}
          rowKey={({ number }) => String(number)}
          empty={t("regulation.none")}
          first={after ? { href: `${home}/versions`, label: t("common.list.first") } : null}
          next={
            versions.next
              ? { href: `${home}/versions?after=${versions.next}`, label: t("common.list.next") }
              : null
          }
          columns={[
            {
              key: "version",
              heading: t("regulation.facts.version"),
              cell: ({ number }) => (
                <a href={`${home}/versions/${number}`}>{t("regulation.versions.number", { number })}</a>
              ),
            },
            {
              key: "state",
              heading: t("regulation.versions.state"),
              cell: ({ state }) => <VersionStatus state={state} />,
            },
            {
              key: "from",
              heading: t("regulation.facts.from"),
              cell: ({ inForceFrom }) => dates.day(inForceFrom ?? ""),
            },
            {
              key: "act",
              heading: t("regulation.facts.act"),
              cell: ({ act }) => (
                <span lang={roundtable.language} dir="auto">
                  {act}
                </span>
              ),
            },
            {
              key: "changes",
              heading: t("regulation.changes.title"),
              cell: ({ number }) =>
                number > 1 ? (
                  <a href={`${home}/changes?from=${number - 1}&to=${number}`}>
                    {t("regulation.changes.from_number", { number: number - 1 })}
                  </a>
                ) : (
                  "–"
                ),
            },
          ]}
        />
      </Section>
    </RoundtableFrame>
  )
}
