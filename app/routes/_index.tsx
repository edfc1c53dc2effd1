import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { listPapers } from "../documents/queries.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { listRoundtables } from "../roundtables/queries.server.ts"
import { ringOfLargest } from "../roundtables/ring.server.ts"
import { RoundtableRing } from "../roundtables/roundtable-ring.tsx"
import { Actions, ButtonLink } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Lines } from "../ui/lines.tsx"
import { Section } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const [tables, texts, ring] = await Promise.all([
      listRoundtables(ctx, { limit: 6 }),
      listPapers(ctx, { limit: 4, adoptedOnly: true }),
      ringOfLargest(ctx),
    ])
    return { title: titleOf(context, context.t("common.home_page.title")), tables, texts, ring }
  })

const STEPS = [1, 2, 3, 4] as const

export default function Home() {
  const { tables, texts, ring } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <>
      <div className="wrap hero">
        <div>
          <h1>{t("common.home_page.title")}</h1>
          <p className="lead">{t("common.home_page.lead")}</p>
          <Actions>
            <ButtonLink href="/roundtables">{t("common.home_page.see_tables")}</ButtonLink>
            <ButtonLink kind="line" href="/sign-in">
              {t("common.home_page.how_to_join")}
            </ButtonLink>
          </Actions>
        </div>
        {ring ? <RoundtableRing id="home-ring" {...ring} below="legend" /> : null}
      </div>
      <div className="wash-band">
        <div className="wrap">
          <Section
            id="tables"
            title={t("common.home_page.tables")}
            link={{ href: "/roundtables", label: t("common.home_page.all_tables") }}
          >
            {tables.rows.length === 0 ? (
              <Empty>{t("common.home_page.no_tables")}</Empty>
            ) : (
              <Lines
                items={tables.rows.map((table) => ({
                  key: table.code,
                  href: `/roundtables/${table.code}`,
                  title: <bdi lang={table.language}>{table.name}</bdi>,
                  detail: t("roundtables.overview.voting_seats", { count: table.votingSeats }),
                }))}
              />
            )}
          </Section>
        </div>
      </div>
      <div className="wrap band">
        <Section
          id="texts"
          title={t("common.home_page.shared_texts")}
          link={{ href: "/documents", label: t("common.home_page.all_texts") }}
        >
          {texts.rows.length === 0 ? (
            <Empty>{t("common.home_page.no_texts")}</Empty>
          ) : (
            <Lines
              items={texts.rows.map((text) => ({
                key: text.code,
                href: `/documents/${text.code}`,
                title: <bdi lang={text.language}>{text.title}</bdi>,
                detail: <bdi lang={text.roundtableLanguage}>{text.roundtable}</bdi>,
              }))}
            />
          )}
        </Section>
      </div>
      <div className="wrap band">
        <Section id="how" title={t("common.home_page.how")}>
          <div className="grid-4">
            {STEPS.map((step) => (
              <div key={step}>
                <h3>{t(`common.home_page.how_${step}_title`)}</h3>
                <p>{t(`common.home_page.how_${step}`)}</p>
              </div>
            ))}
          </div>
        </Section>
      </div>
    </>
  )
}
