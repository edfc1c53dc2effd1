import { z } from "zod"

export const RetryJob = z.object({ id: z.uuid({ error: "operation.errors.not_failed" }) })
export type RetryJob = z.infer<typeof RetryJob>
