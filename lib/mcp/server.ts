import "server-only";
import { McpServer, type ToolAnnotations } from "@modelcontextprotocol/server";
import { compareNetworks, compareNetworksInput, compareNetworksOutput } from "./compare-networks";
import { explainNumber, explainNumberInput, explainNumberOutput } from "./explain-number";
import { getAssessment, getAssessmentInput, getAssessmentOutput } from "./get-assessment";
import { listNetworks, listNetworksInput, listNetworksOutput } from "./list-networks";
import type { ToolContext } from "./parts";
import { answering } from "./tool-answer";

const READ_ONLY: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

const INSTRUCTIONS = `Offtake answers one question for each DePIN network: do paying customers carry it, or do token emissions?
Start with list_networks. Every number has a key under "figure": explain_number tells what it counts, who says so and who says otherwise.
Repeat a verdict only with its quarter, as-of day, definition, range and qualifiers (draft, contested, bounded), and with the link.
"not reported" is unknown, never zero. Letters grade sources, not networks.`;

/** A server for one request: it holds nothing between two. @param version of the build that answers */
export function buildServer(context: ToolContext, version: string): McpServer {
  const server = new McpServer(
    { name: "offtake", title: "Offtake", version, websiteUrl: context.origin || undefined },
    { instructions: INSTRUCTIONS, capabilities: { tools: { listChanged: false } } },
  );
  server.registerTool(
    "list_networks",
    {
      title: "List networks",
      description: "All assessed networks with their verdicts, quarter, definition and range.",
      inputSchema: listNetworksInput,
      outputSchema: listNetworksOutput,
      annotations: { title: "List networks", ...READ_ONLY },
    },
    (args) => answering(() => listNetworks(args, context)),
  );
  server.registerTool(
    "get_assessment",
    {
      title: "Get an assessment",
      description:
        "One network's verdict under the house definition with its key numbers, the points for and against, what would change it, its conflicts, and the verdict under every other definition.",
      inputSchema: getAssessmentInput,
      outputSchema: getAssessmentOutput,
      annotations: { title: "Get an assessment", ...READ_ONLY },
    },
    (args) => answering(() => getAssessment(args, context)),
  );
  server.registerTool(
    "compare_networks",
    {
      title: "Compare networks",
      description: "Two to five networks side by side, with the notices that say where a comparison would mislead.",
      inputSchema: compareNetworksInput,
      outputSchema: compareNetworksOutput,
      annotations: { title: "Compare networks", ...READ_ONLY },
    },
    (args) => answering(() => compareNetworks(args, context)),
  );
  server.registerTool(
    "explain_number",
    {
      title: "Explain a number",
      description:
        "From a number to its sources: what it counts, its value, the claims it rests on, the claims that compete with it, the formula, and a sentence to cite.",
      inputSchema: explainNumberInput,
      outputSchema: explainNumberOutput,
      annotations: { title: "Explain a number", ...READ_ONLY },
    },
    (args) => answering(() => explainNumber(args, context)),
  );
  return server;
}
