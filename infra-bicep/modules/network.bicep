// Optional isolation: one network, one subnet for the app's outgoing calls, one for the private endpoints.

@description('Name of the network.')
param name string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

@description('Address space of the network; choose another where it meets networks of the police.')
param addressSpace string = '10.71.0.0/22'

@description('Addresses of the app\'s subnet: at least /27; each instance takes one.')
param appAddresses string = '10.71.0.0/24'

@description('Addresses of the private endpoints\' subnet.')
param endpointAddresses string = '10.71.1.0/27'

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [ addressSpace ]
    }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: appAddresses
          // Flex Consumption runs on this platform; the subnet is its alone.
          delegations: [ { name: 'app', properties: { serviceName: 'Microsoft.App/environments' } } ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: endpointAddresses
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: 'app'
  }

  resource endpoints 'subnets' existing = {
    name: 'endpoints'
  }
}

@description('Resource id.')
output id string = network.id

@description('Subnet of the app.')
output appSubnetId string = network::app.id

@description('Subnet of the private endpoints.')
output endpointSubnetId string = network::endpoints.id
