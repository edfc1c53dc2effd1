import { PlanningClient } from "#db/planning-client.server.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"

const ADD = { text: "select $1::int + 1 as sum" }

/** One connection, and what PostgreSQL has planned on it. */
const opened = async (url: string) => {
  const client = new PlanningClient({ connectionString: url })
  await client.connect()
  const planned = async () => {
    const { rows } = await client.query("select statement from pg_prepared_statements order by prepare_time")
    return rows.map((row: { statement: string }) => row.statement)
  }
  return { client, planned, ask: (n: number) => client.query(ADD, [n]) }
}

describe("a statement that a connection is asked", () => {
  test("twice has no plan of its own", async ({ database: { url } }) => {
    const { client, planned, ask } = await opened(url)
    await ask(1)
    await ask(2)
    expect(await planned()).toEqual([])
    await client.end()
  })

  test("again and again is planned once, and answers each time with what was asked", async ({
    database: { url },
  }) => {
    const { client, planned, ask } = await opened(url)
    const sums = []
    for (let n = 0; n < 8; n++) sums.push((await ask(n)).rows[0].sum)
    expect(sums).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(await planned()).toEqual([ADD.text])
    await client.end()
  })

  test("after one that failed in a transaction still answers", async ({ database: { url } }) => {
    const { client, ask } = await opened(url)
    await ask(1)
    await ask(1)
    await client.query("begin")
    await expect(client.query("select 1 / 0")).rejects.toThrow("division by zero")
    await expect(ask(1)).rejects.toThrow("transaction is aborted")
    await client.query("rollback")
    expect((await ask(4)).rows[0].sum).toBe(5)
    await client.end()
  })
})

test("a connection keeps no more than 150 plans, whatever it is asked", async ({ database: { url } }) => {
  const { client, planned } = await opened(url)
  for (let n = 0; n < 200; n++)
    for (let times = 0; times < 3; times++) await client.query({ text: `select $1::int + ${n} as sum` }, [1])
  expect(await planned()).toHaveLength(150)
  await client.end()
})

test("without parameters a statement is not planned ahead", async ({ database: { url } }) => {
  const { client, planned } = await opened(url)
  for (let times = 0; times < 4; times++) await client.query({ text: "select 1" }, [])
  expect(await planned()).toEqual([])
  await client.end()
})
