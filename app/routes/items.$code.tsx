import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { mayReadPaper } from "../documents/rights.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { PassItem } from "../roundtables/items/input.ts"
import { ItemActs } from "../roundtables/items/item-acts.tsx"
import { ItemStatus } from "../roundtables/items/item-status.tsx"
import { ItemWay } from "../roundtables/items/item-way.tsx"
import { listNeighbours } from "../roundtables/items/neighbours.server.ts"
import { passItem } from "../roundtables/items/pass-item.server.ts"
import { getItem } from "../roundtables/items/queries.server.ts"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const item = await getItem(ctx, params.code ?? "")
    const [neighbours, mayReadText] = await Promise.all([
      item.acts.length > 0 ? listNeighbours(ctx, item.atId) : [],
      item.paperId ? mayReadPaper(ctx.db, ctx.actor.personId, item.paperId) : false,
    ])
    return {
      title: titleOf(context, item.title),
      item: mayReadText ? item : { ...item, paperTitle: null, paperCode: null },
      done: new URL(request.url).searchParams.get("done"),
      ...{ neighbours, locales: context.locales, key: newKey() },
    }
  })

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, PassItem, { itemCode: params.code }, async (ctx, input) => {
    const { itemCode } = await passItem(ctx, input)
    return redirect(`/items/${itemCode}?done=passed`)
  })

export default function ItemRoute() {
  const { item, neighbours, locales, key, done } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const home = `/roundtables/${item.authorCode}`
  return (
    <div className="wrap">
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: "/roundtables", label: t("common.nav.roundtables") },
          { href: home, label: item.author, lang: item.authorLanguage },
          { href: `${home}/items`, label: t("roundtables.tabs.items") },
          { label: item.title, lang: item.language },
        ]}
      />
      <Refused refusal={refusal} />
      <PageHead
        kick={t(`items.kinds.${item.kind as "request"}`)}
        title={
          <bdi lang={item.language} dir="auto">
            {item.title}
          </bdi>
        }
        status={<ItemStatus state={item.state} />}
      />
      {done === "sent" || done === "passed" ? (
        <Note tone="ok" live>
          {t(`items.done.${done}`)}
        </Note>
      ) : null}
      <div className="grid-main">
        <div className="stack-l">
          <p className="lead pre" lang={item.language} dir="auto">
            {item.text}
          </p>
          <Section id="way" title={t("items.way")} count={item.passages.length}>
            <ItemWay passages={item.passages} />
          </Section>
          {item.acts.length > 0 ? (
            <Section id="act" title={t("items.do.title")}>
              <ItemActs {...{ neighbours, locales, refusal }} acts={item.acts} formKey={key} />
            </Section>
          ) : null}
        </div>
        <Section id="facts" title={t("items.facts")}>
          <SummaryList
            narrow
            missing={t("common.none")}
            items={[
              {
                term: t("items.author"),
                value: (
                  <a href={home} lang={item.authorLanguage}>
                    <bdi>{item.author}</bdi>
                  </a>
                ),
              },
              { term: t("items.now_at"), value: <bdi>{item.at}</bdi> },
              {
                term: t("items.paper"),
                value: item.paperCode ? (
                  <a href={`/documents/${item.paperCode}`} lang={item.paperLanguage ?? undefined}>
                    <bdi>{item.paperTitle}</bdi>
                  </a>
                ) : null,
              },
              { term: t("items.who_reads"), value: t(item.isPublic ? "items.public" : "items.private") },
            ]}
          />
        </Section>
      </div>
    </div>
  )
}
