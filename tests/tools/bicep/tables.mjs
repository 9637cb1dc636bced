// Facts from outside that no file of this repository could be asked for.

/** Built-in roles, as Azure documents them. A GUID in the Bicep must be one of these. */
export const roles = {
  "b7e6dc6d-f1e8-4753-8033-0f276bb0955b": "Storage Blob Data Owner",
  "ba92f5b4-2d11-453d-a403-e96b0029c9fe": "Storage Blob Data Contributor",
  "974c5e8b-45b9-4653-ba55-5f855dd0fb88": "Storage Queue Data Contributor",
  "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3": "Storage Table Data Contributor",
  "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0": "Azure Service Bus Data Receiver",
  "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39": "Azure Service Bus Data Sender",
  "7e4f1700-ea5a-4f59-8f37-079cfe29dce3": "SignalR Service Owner",
  "a97b65f3-24c7-4388-baec-2e87135dc908": "Cognitive Services User",
  "4633458b-17de-408a-b874-0445c86b69e6": "Key Vault Secrets User",
  "b86a8fe4-44ce-4948-aee5-eccb2c155cd7": "Key Vault Secrets Officer",
  "12338af0-0e69-4776-bea7-57ae8d297424": "Key Vault Crypto User",
  "3913510d-42f4-4e42-8a64-420c390055eb": "Monitoring Metrics Publisher",
};

/** Settings that Azure's own host or a library reads or sets, not our options. */
export const hostSettings = /^(AzureWebJobs\w+|ServiceBusConnection(__\w+)?|APPLICATIONINSIGHTS_\w+|FUNCTIONS_WORKER_RUNTIME|WEBSITE_\w+|OTEL_EXPORTER_OTLP_\w+|OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID)$/;

/** Settings of the code that an installation in Azure never has, and why. */
export const localOnly = {
  "Satark:Mail": "mail over SMTP is the local host's",
  "Satark:Escalation": "only demo folders have another pace",
  "Satark:Webhook:AllowLoopback": "for tests alone",
};

/** What must stand where: file, symbol of the resource, path of the property, text of its value. */
export const promises = [
  ["modules/storage.bicep", "account", ["properties", "allowSharedKeyAccess"], "false"],
  ["modules/storage.bicep", "account", ["properties", "allowBlobPublicAccess"], "false"],
  ["modules/storage.bicep", "account", ["properties", "minimumTlsVersion"], "'TLS1_2'"],
  ["modules/storage.bicep", "account", ["properties", "supportsHttpsTrafficOnly"], "true"],
  ["modules/bus.bicep", "bus", ["properties", "disableLocalAuth"], "true"],
  ["modules/bus.bicep", "bus", ["properties", "minimumTlsVersion"], "'1.2'"],
  ["modules/bus.bicep", "lane", ["properties", "requiresDuplicateDetection"], "false"],
  ["modules/bus.bicep", "lane", ["properties", "deadLetteringOnMessageExpiration"], "true"],
  ["modules/bus.bicep", "lane", ["properties", "maxDeliveryCount"], "10"],
  ["modules/signalr.bicep", "signalR", ["properties", "disableLocalAuth"], "true"],
  ["modules/language.bicep", "language", ["properties", "disableLocalAuth"], "true"],
  ["modules/language.bicep", "language", ["kind"], "'TextAnalytics'"],
  ["modules/vault.bicep", "vault", ["properties", "enableRbacAuthorization"], "true"],
  ["modules/vault.bicep", "vault", ["properties", "enablePurgeProtection"], "true"],
  ["modules/vault.bicep", "vault", ["properties", "enableSoftDelete"], "true"],
  ["modules/monitoring.bicep", "insights", ["properties", "DisableLocalAuth"], "true"],
  ["modules/app.bicep", "plan", ["sku", "name"], "'FC1'"],
  ["modules/app.bicep", "app", ["properties", "httpsOnly"], "true"],
  ["modules/app.bicep", "app", ["properties", "siteConfig", "minTlsVersion"], "'1.2'"],
  ["modules/sign-in.bicep", "signIn", ["properties", "globalValidation", "unauthenticatedClientAction"], "'AllowAnonymous'"],
];
