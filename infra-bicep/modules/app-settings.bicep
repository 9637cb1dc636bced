// Every setting of the app. Names are those of local.settings.sample.json; scripts/check-bicep compares them with the code.

@description('Name of the app.')
param appName string

@description('Where the outside reaches it.')
param publicUrl string

@description('Client id of the app\'s identity.')
param identityClientId string

@description('Connection string of Application Insights.')
param insightsConnection string

@description('Name of the storage account.')
param storageName string

@description('Table endpoint.')
param tableEndpoint string

@description('Blob endpoint.')
param blobEndpoint string

@description('Host name of the bus.')
param busHost string

@description('Address of SignalR Service.')
param signalREndpoint string

@description('Address of AI Language, or nothing: what is built in does all.')
param languageEndpoint string

@description('Address of the vault.')
param vaultUri string

@description('Tenant whose people may sign in.')
param signInTenantId string

@description('Application id that people sign in with.')
param signInClientId string

@description('The installation\'s own settings (settings.json): agencies, sender headers, …; no secrets.')
param settings object

@description('Names of settings whose values are secrets of the vault (settings.json). Satark__Sms__AuthToken is the secret satark-sms-authtoken.')
param secrets array

var ofHost = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // The address / is the desk's page, not the Functions host's greeting.
  AzureWebJobsDisableHomepage: 'true'
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  // Built-in authentication proves itself to Entra with this identity, where others keep a client secret.
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
  ServiceBusConnection__fullyQualifiedNamespace: busHost
  ServiceBusConnection__credential: 'managedidentity'
  ServiceBusConnection__clientId: identityClientId
}
var ofSatark = {
  Satark__PublicUrl: publicUrl
  Satark__Azure__ClientId: identityClientId
  Satark__Storage__TableEndpoint: tableEndpoint
  Satark__Storage__BlobEndpoint: blobEndpoint
  Satark__Keys__VaultUri: vaultUri
  Satark__SignalR__Endpoint: signalREndpoint
  Satark__SignIn__TenantId: signInTenantId
  Satark__SignIn__ClientId: signInClientId
}
var ofLanguage = empty(languageEndpoint) ? {} : { Satark__Language__Endpoint: languageEndpoint }
var fromVault = toObject(secrets, name => name, name => '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${toLower(replace(name, '__', '-'))}/)')

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

resource values 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  // What we set ourselves stands last: nobody's settings.json takes the app off its own storage.
  properties: union(settings, fromVault, ofLanguage, ofHost, ofSatark)
}
