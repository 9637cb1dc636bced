using Azure.Data.Tables;

namespace Satark.Functions.Tests;

public sealed class AzuriteTests
{
    [Fact]
    public async Task The_emulator_answers()
    {
        var table = new TableServiceClient(Azurite.ConnectionString).GetTableClient("probe");
        await table.CreateIfNotExistsAsync();

        Assert.Equal("probe", table.Name);
    }
}
