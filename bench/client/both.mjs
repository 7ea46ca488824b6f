// Speaks to `lintel mcp` as a coding agent does, over the transport that the arguments name:
//   both.mjs stdio LINTEL BACKEND      both.mjs http URL TOKEN
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [kind, first, second] = process.argv.slice(2);
const transport = kind === 'stdio'
  ? new StdioClientTransport({ command: first, args: ['mcp', second], stderr: 'ignore' })
  : new StreamableHTTPClientTransport(new URL(first), {
      requestInit: { headers: { Authorization: `Bearer ${second}` } },
    });
const client = new Client({ name: 'bench', version: '1' });
const options = { timeout: 120_000 };
const failed = [];
const check = (what, holds) => {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${kind}: ${what}`);
  if (!holds) failed.push(what);
};
const call = (name, args = {}) => client.callTool({ name, arguments: args }, undefined, options);

await client.connect(transport);
const { tools } = await client.listTools();
check(`lists ${tools.length} tools`, tools.length >= 8 && tools.length <= 12);
const overview = await call('backend_overview');
check('gives an overview as structured content', overview.structuredContent.applications.length > 0);
const found = (await call('review', { limit: 2 })).structuredContent;
check('pages its findings', found.findings.length === 2 && found.nextCursor !== undefined);
const next = (await call('review', { limit: 2, cursor: found.nextCursor })).structuredContent;
check('goes on where the page ended', next.findings[0].id !== found.findings[0].id);
const explained = (await call('explain_finding', { id: found.findings[0].id })).structuredContent;
check('explains a finding with its chain', explained.chain.length > 0);
for (const scene of [
  'I need an endpoint for user registration',
  "fetching a user's orders takes 5 seconds",
  'how do I protect my payment API?',
  'someone is hammering my API',
  "I've added a Product model: look at it",
]) {
  const answer = (await call('ask', { sentence: scene })).structuredContent;
  check(`answers "${scene}" as ${answer.kind}`, answer.parts.length > 0);
}
const refused = await call('explain_finding', { id: 'no such id' });
check('answers a wrong id with an error and a way on', refused.isError === true && refused.content[0].text.length > 0);
const stop = new AbortController();
const stopped = client.callTool({ name: 'review', arguments: { scope: 'change', since: 'HEAD' } }, undefined,
  { ...options, signal: stop.signal }).then(() => false, () => true);
setTimeout(() => stop.abort('changed my mind'), 50);
check('ends a call that is cancelled, and answers the next',
  await stopped && (await call('tables', { limit: 1 })).structuredContent.total > 0);
check('lists prompts', (await client.listPrompts()).prompts.length === 8);
const table = await client.readResource({ uri: 'lintel://tables/orders' });
check('reads a resource by its template', table.contents[0].text.includes('orders'));
await client.close();
process.exit(failed.length === 0 ? 0 : 1);
