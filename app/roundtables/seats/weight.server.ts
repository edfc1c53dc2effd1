import type { Ctx } from "../../context.ts"
import { ruleInForce } from "../regulation/rule-in-force.server.ts"

/** The most that a seat may weigh under the table's regulation; 1 where it has none or turns weights off. */
export const heaviestSeat = async (ctx: Ctx, roundtableId: string): Promise<number> =>
  (await ruleInForce(ctx, roundtableId))?.rules.seats.weightMax ?? 1
