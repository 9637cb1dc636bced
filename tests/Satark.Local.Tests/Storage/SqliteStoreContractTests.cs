using Microsoft.Extensions.Logging.Abstractions;
using Satark.Contracts;
using Satark.Local.Storage;
using Satark.Storage;

namespace Satark.Local.Tests.Storage;

public sealed class SqliteStoreContractTests : StoreContract, IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteStoreContractTests() => _database = SqliteDatabase.Open(_folder.Path, NullLogger<SqliteDatabase>.Instance);

    protected override IStore Store => new SqliteStore(_database);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
