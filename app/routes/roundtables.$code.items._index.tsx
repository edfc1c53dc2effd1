import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { ItemTable } from "../roundtables/items/item-table.tsx"
import { refuseSendItem } from "../roundtables/items/policy.ts"
import { listItems } from "../roundtables/items/queries.server.ts"
import { refuseClosed } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { ButtonLink } from "../ui/button.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const after = new URL(request.url).searchParams.get("after")
    return {
      title: titleOf(context, `${context.t("roundtables.tabs.items")}, ${roundtable.name}`),
      roundtable,
      ...(await listItems(ctx, roundtable.id, after)),
      isFirst: after === null,
      maySend: (refuseSendItem(ctx.actor, roundtable.id) ?? refuseClosed(roundtable)) === null,
    }
  })

export default function ItemsRoute() {
  const { roundtable, rows, next, isFirst, maySend } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const home = `/roundtables/${roundtable.code}/items`
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="items"
      action={maySend ? <ButtonLink href={`${home}/new`}>{t("items.new.link")}</ButtonLink> : null}
    >
      <p className="lead">{t("items.lead")}</p>
      <ItemTable
        rows={rows}
        first={isFirst ? null : { href: home, label: t("common.list.first") }}
        next={next ? { href: `${home}?after=${next}`, label: t("common.list.next") } : null}
      />
    </RoundtableFrame>
  )
}
