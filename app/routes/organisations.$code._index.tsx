import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getOrganisation } from "../people/queries.server.ts"
import { listSeatsOfOrganisation } from "../roundtables/seat-queries.server.ts"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { Empty } from "../ui/empty.tsx"
import { Lines } from "../ui/lines.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const organisation = await getOrganisation(ctx, params.code ?? "")
    const seats = await listSeatsOfOrganisation(ctx, organisation.id)
    const created = new URL(request.url).searchParams.get("done") === "created"
    return { title: titleOf(context, organisation.name), organisation, seats, created }
  })

export default function Organisation() {
  const { organisation, seats, created } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap read">
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: "/organisations", label: t("common.nav.organisations") },
          { label: organisation.name },
        ]}
      />
      <PageHead
        kick={t(`people.kinds.${organisation.kind as "school"}`)}
        title={<bdi lang={organisation.language}>{organisation.name}</bdi>}
        meta={[
          <bdi key="territory" lang="it">
            {organisation.territory}
          </bdi>,
        ]}
      />
      {created ? (
        <Note tone="ok" live>
          {t("people.organisations.created")}
        </Note>
      ) : null}
      <Section id="seats" title={t("people.organisations.seats")}>
        {seats.length === 0 ? (
          <Empty>{t("people.organisations.no_seats")}</Empty>
        ) : (
          <Lines
            items={seats.map((seat) => ({
              key: seat.seatCode,
              href: `/roundtables/${seat.roundtableCode}`,
              title: <bdi lang={seat.language}>{seat.roundtable}</bdi>,
              detail: `${t("roundtables.members.seat")} ${seat.label}, ${t(seat.voting ? "people.organisations.voting" : "people.organisations.advisory")}`,
            }))}
          />
        )}
      </Section>
    </div>
  )
}
