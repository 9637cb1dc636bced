// AI Language tells the languages of a post and finds names of places in it. A failing or missing one delays nothing: what is built in has done its work by then.

@description('Name of the account, and its subdomain: sign-in by identity needs one.')
param name string

@description('Region.')
param location string

@description('Tags of the environment.')
param tags object

@description('Whether only the virtual network reaches it.')
param isolated bool

resource language 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: name
  location: location
  tags: tags
  kind: 'TextAnalytics'
  sku: {
    name: 'S'
  }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: isolated ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: isolated ? 'Deny' : 'Allow'
    }
  }
}

@description('Name of the account.')
output name string = language.name

@description('Resource id.')
output id string = language.id

@description('Address that the app calls.')
output endpoint string = language.properties.endpoint
