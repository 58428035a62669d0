# Needs CPython.
import asyncio, time
async def ticker(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0.01)
async def worker(q, out):
    while True:
        item = await q.get()
        if item is None: break
        out.append(item * 2)
async def main():
    q, out = asyncio.Queue(), []
    t = asyncio.create_task(worker(q, out))
    async for i in ticker(3): await q.put(i)
    await q.put(None)
    await t
    print(out, [i async for i in ticker(2)])
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.02)
    except asyncio.TimeoutError:
        print("timeout")
asyncio.run(main())
loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(0, "done")))
loop.close()
