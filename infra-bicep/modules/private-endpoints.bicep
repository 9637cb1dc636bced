// One private endpoint and one private DNS zone for each service that the app reaches.

@description('First part of every endpoint\'s name.')
param prefix string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

@description('Resource id of the network that resolves the names.')
param networkId string

@description('Resource id of the endpoints\' subnet.')
param subnetId string

@description('Resource id of the storage account.')
param storageId string

@description('Resource id of the Service Bus namespace.')
param busId string

@description('Resource id of the SignalR Service.')
param signalRId string

@description('Resource id of the vault.')
param vaultId string

@description('Resource id of AI Language, or nothing.')
param languageId string

var always = [
  { name: 'blob', target: storageId, part: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
  { name: 'table', target: storageId, part: 'table', zone: 'privatelink.table.${environment().suffixes.storage}' }
  { name: 'bus', target: busId, part: 'namespace', zone: 'privatelink.servicebus.windows.net' }
  { name: 'signalr', target: signalRId, part: 'signalr', zone: 'privatelink.service.signalr.net' }
  { name: 'vault', target: vaultId, part: 'vault', zone: 'privatelink.vaultcore.azure.net' }
]
var perhaps = empty(languageId) ? [] : [
  { name: 'language', target: languageId, part: 'account', zone: 'privatelink.cognitiveservices.azure.com' }
]
var services = concat(always, perhaps)

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = [for service in services: {
  name: service.zone
  location: 'global'
  tags: tags
}]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = [for (service, i) in services: {
  parent: zone[i]
  name: '${prefix}-${service.name}'
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: networkId }
  }
}]

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = [for service in services: {
  name: '${prefix}-${service.name}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: service.name, properties: { privateLinkServiceId: service.target, groupIds: [ service.part ] } }
    ]
  }
}]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [for (service, i) in services: {
  parent: endpoint[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [ { name: service.name, properties: { privateDnsZoneId: zone[i].id } } ]
  }
}]
