// Every setting of the relay's app. No Application Insights: what the host itself writes down of a request (an address, a
// browser's name) would stand there, and whoever reads the desk's telemetry would read the informers'.

@description('Name of the app.')
param appName string

@description('Where informers and their vendor reach it.')
param publicUrl string

@description('Client id of the relay\'s identity.')
param identityClientId string

@description('Name of the relay\'s storage account.')
param storageName string

@description('Table endpoint.')
param tableEndpoint string

@description('Blob endpoint.')
param blobEndpoint string

@description('Host name of the relay\'s bus.')
param busHost string

@description('Address of the relay\'s vault.')
param vaultUri string

@description('Where the desk is.')
param deskUrl string

@description('The relay\'s own settings (settings.json, relaySettings): key id at the desk, id of the number; no secrets.')
param settings object

@description('Names of settings whose values are secrets of the relay\'s vault (settings.json, relaySecrets).')
param secrets array

var ofHost = {
  AzureWebJobsDisableHomepage: 'true'
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  ServiceBusConnection__fullyQualifiedNamespace: busHost
  ServiceBusConnection__credential: 'managedidentity'
  ServiceBusConnection__clientId: identityClientId
}
var ofSatark = {
  Satark__Part: 'relay'
  Satark__PublicUrl: publicUrl
  Satark__Azure__ClientId: identityClientId
  Satark__Storage__TableEndpoint: tableEndpoint
  Satark__Storage__BlobEndpoint: blobEndpoint
  Satark__Keys__VaultUri: vaultUri
  Satark__Relay__Desk__Url: deskUrl
}
var fromVault = toObject(secrets, name => name, name => '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${toLower(replace(name, '__', '-'))}/)')

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

resource values 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  // What we set ourselves stands last: nobody's settings.json makes the relay a desk.
  properties: union(settings, fromVault, ofHost, ofSatark)
}
